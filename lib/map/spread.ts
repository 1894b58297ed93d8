import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { PointGrid } from '#lib/map/point-grid.ts';

/** Points in units of the frame: x and y, one point behind the other. */
export type Points = Float64Array;

const MOST_ROUNDS = 400;
/** Points that are looked at in all rounds together: a hundred thousand are spread in thirty rounds. */
const MOST_LOOKS = 3_000_000;
/** Movements below this share of the distance are no movements any more. */
const STILL = 0.01;
/** Few points on a large frame are sorted into cells of this share of the room that each of them has, not into far more. */
const CELL = 0.2;
/** The angle, in radians, between the directions in which points of one place part: the golden one (Vogel 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Moves points that are nearer to each other than `distance` apart, in place, until none are or nothing helps: each
 * pair by half of what is wanting, or the second by all where the first is fixed. Nothing leaves the frame. The points
 * are taken in their order, so that the outcome is always the same. What it costs grows with the points that may move;
 * those that are fixed are sorted once.
 *
 * @param fixed how many points, from the first on, stay where they are
 */
export function spread(points: Points, distance: number, fixed = 0): void {
  const free = points.subarray(fixed * 2);
  const count = free.length / 2;
  if (count === 0) return;
  const others = points.subarray(0, fixed * 2);
  const still = fixed > 0 ? new PointGrid(others, distance) : undefined;
  const cell = Math.max(distance, CELL * Math.sqrt((MAP_WIDTH * MAP_HEIGHT) / count));
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(MOST_LOOKS / count));
  for (let round = 0; round < rounds; round++) {
    const grid = new PointGrid(free, cell);
    let farthest = 0;
    for (let point = 0; point < count; point++) {
      if (still) farthest = Math.max(farthest, parted(free, point, others, still, distance));
      farthest = Math.max(farthest, parted(free, point, free, grid, distance));
    }
    if (farthest < STILL * distance) return;
  }
}

/**
 * Parts a point from those that are too near: of its own kind from those before it, both by half; from fixed ones alone.
 *
 * @param among what the grid was made of: `points` themselves, or fixed ones
 * @returns how far it was moved at once at most
 */
function parted(points: Points, point: number, among: Points, grid: PointGrid, distance: number): number {
  const isFixed = among !== points;
  const { starts, members, columns, rows } = grid;
  const [column, row] = [grid.cellAt(get(points, point * 2)), grid.cellAt(get(points, point * 2 + 1))];
  const [left, right] = [Math.max(0, column - 1), Math.min(columns - 1, column + 1)];
  const bottom = Math.min(rows - 1, row + 1);
  let farthest = 0;
  for (let near = Math.max(0, row - 1); near <= bottom; near++) {
    const end = get(starts, near * columns + right + 1);
    for (let slot = get(starts, near * columns + left); slot < end; slot++) {
      const other = get(members, slot);
      if (!isFixed && other >= point) continue;
      let dx = get(points, point * 2) - get(among, other * 2);
      let dy = get(points, point * 2 + 1) - get(among, other * 2 + 1);
      const square = dx * dx + dy * dy;
      if (square >= distance * distance) continue;
      let length = Math.sqrt(square);
      const by = (distance - length) * (isFixed ? 1 : 0.5);
      if (length < 1e-9) {
        dx = Math.cos(point * GOLDEN_ANGLE);
        dy = Math.sin(point * GOLDEN_ANGLE);
        length = 1;
      }
      move(points, point, (dx / length) * by, (dy / length) * by);
      if (!isFixed) move(points, other, (-dx / length) * by, (-dy / length) * by);
      farthest = Math.max(farthest, by);
    }
  }
  return farthest;
}

function move(points: Points, point: number, dx: number, dy: number): void {
  points[point * 2] = Math.min(MAP_WIDTH, Math.max(0, get(points, point * 2) + dx));
  points[point * 2 + 1] = Math.min(MAP_HEIGHT, Math.max(0, get(points, point * 2 + 1) + dy));
}

function get(numbers: Float64Array | Int32Array, index: number): number {
  return numbers[index] as number; // within
}
