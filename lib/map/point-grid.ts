import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';

/** Points of the frame by the square cell that they are in, for those near a place; the points are as they were when it was made. */
export class PointGrid {
  readonly #points: Float64Array;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  /** The points of cell `c` are `#members[#starts[c]..#starts[c + 1])`. */
  readonly #starts: Int32Array;
  readonly #members: Int32Array;

  /** @param points x and y one behind the other, in units of the frame */
  constructor(points: Float64Array, cell: number) {
    this.#points = points;
    this.#cell = cell;
    this.#columns = Math.floor(MAP_WIDTH / cell) + 1;
    this.#rows = Math.floor(MAP_HEIGHT / cell) + 1;
    const cells = Int32Array.from({ length: points.length / 2 }, (_, point) => this.#cellOf(point));
    this.#starts = new Int32Array(this.#columns * this.#rows + 1);
    for (const one of cells) this.#starts[one + 1] = (this.#starts[one + 1] ?? 0) + 1;
    for (let one = 0; one + 1 < this.#starts.length; one++)
      this.#starts[one + 1] = (this.#starts[one + 1] ?? 0) + (this.#starts[one] ?? 0);
    const next = this.#starts.slice();
    this.#members = new Int32Array(cells.length);
    for (const [point, one] of cells.entries()) {
      const slot = next[one] ?? 0;
      this.#members[slot] = point;
      next[one] = slot + 1;
    }
  }

  /** Calls with every other point in the cells about a point's: all that are within a cell's width of it, and more. */
  eachNear(point: number, visit: (other: number) => void): void {
    const cell = this.#cellOf(point);
    const [column, row] = [cell % this.#columns, Math.floor(cell / this.#columns)];
    this.#eachIn(column - 1, row - 1, column + 1, row + 1, (other) => {
      if (other !== point) visit(other);
    });
  }

  /** Calls with every point in the cells that a rectangle touches. */
  eachWithin(left: number, top: number, right: number, bottom: number, visit: (point: number) => void): void {
    const cellAt = (place: number) => Math.floor(place / this.#cell);
    this.#eachIn(cellAt(left), cellAt(top), cellAt(right), cellAt(bottom), visit);
  }

  #eachIn(left: number, top: number, right: number, bottom: number, visit: (point: number) => void): void {
    for (let row = Math.max(0, top); row <= Math.min(this.#rows - 1, bottom); row++) {
      const first = row * this.#columns;
      const start = this.#starts[first + Math.max(0, left)] ?? 0;
      const end = this.#starts[first + Math.min(this.#columns - 1, right) + 1] ?? 0;
      for (let slot = start; slot < end; slot++) visit(this.#members[slot] ?? 0);
    }
  }

  #cellOf(point: number): number {
    const column = Math.floor((this.#points[point * 2] ?? 0) / this.#cell);
    return Math.floor((this.#points[point * 2 + 1] ?? 0) / this.#cell) * this.#columns + column;
  }
}
