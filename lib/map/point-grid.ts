import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';

/**
 * Points of the frame by the square cell that they are in, for those near a place; the points are as they were when it
 * was made. Cells are counted row by row: those of a row from one column to another are one stretch of `members`.
 */
export class PointGrid {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** The points of cell `c` are `members[starts[c]..starts[c + 1])`, in their order. */
  readonly starts: Int32Array;
  readonly members: Int32Array;

  /** @param points x and y one behind the other, in units of the frame */
  constructor(points: Float64Array, cell: number) {
    this.cell = cell;
    this.columns = Math.floor(MAP_WIDTH / cell) + 1;
    this.rows = Math.floor(MAP_HEIGHT / cell) + 1;
    const count = points.length / 2;
    const cells = new Int32Array(count);
    const ends = new Int32Array(this.columns * this.rows + 1);
    for (let point = 0; point < count; point++) {
      const one = this.#cellOf(points[point * 2] as number, points[point * 2 + 1] as number);
      cells[point] = one;
      ends[one] = (ends[one] as number) + 1;
    }
    for (let one = 1; one < ends.length; one++) ends[one] = (ends[one] as number) + (ends[one - 1] as number);
    // Filled from behind, every cell's end becomes its start.
    this.members = new Int32Array(count);
    for (let point = count - 1; point >= 0; point--) {
      const one = cells[point] as number;
      const slot = (ends[one] as number) - 1;
      this.members[slot] = point;
      ends[one] = slot;
    }
    this.starts = ends;
  }

  /** Calls with every point in the cells that a rectangle touches. */
  eachWithin(left: number, top: number, right: number, bottom: number, visit: (point: number) => void): void {
    const [first, last] = [Math.max(0, this.cellAt(left)), Math.min(this.columns - 1, this.cellAt(right))];
    const lowest = Math.min(this.rows - 1, this.cellAt(bottom));
    for (let row = Math.max(0, this.cellAt(top)); row <= lowest; row++) {
      const end = this.starts[row * this.columns + last + 1] ?? 0;
      for (let slot = this.starts[row * this.columns + first] ?? 0; slot < end; slot++)
        visit(this.members[slot] as number); // below the last start
    }
  }

  /** The column, or the row, of a place along one axis. */
  cellAt(place: number): number {
    return Math.floor(place / this.cell);
  }

  #cellOf(x: number, y: number): number {
    return this.cellAt(y) * this.columns + this.cellAt(x);
  }
}
