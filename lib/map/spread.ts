import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { PointGrid } from '#lib/map/point-grid.ts';

/** Points in units of the frame: x and y, one point behind the other. */
export type Points = Float64Array;

const MOST_ROUNDS = 400;
/** Points that are looked at in all rounds together: a hundred thousand are spread in thirty rounds. */
const MOST_LOOKS = 3_000_000;
/** Movements below this share of the distance are no movements any more. */
const STILL = 0.01;
/** The angle, in radians, between the directions in which points of one place part: the golden one (Vogel 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Moves points that are nearer to each other than `distance` apart, in place, until none are or nothing helps: each
 * pair by half of what is wanting, or the second by all where the first is fixed. Nothing leaves the frame. The points
 * are taken in their order, so that the outcome is always the same.
 *
 * @param fixed how many points, from the first on, stay where they are
 */
export function spread(points: Points, distance: number, fixed = 0): void {
  const count = points.length / 2;
  const rounds = Math.min(MOST_ROUNDS, Math.ceil(MOST_LOOKS / Math.max(1, count)));
  for (let round = 0; round < rounds; round++) {
    const grid = new PointGrid(points, distance);
    let farthest = 0;
    for (let point = fixed; point < count; point++)
      grid.eachNear(point, (other) => {
        if (other > point && other >= fixed) return;
        farthest = Math.max(farthest, part(points, other, point, distance, other < fixed));
      });
    if (farthest < STILL * distance) return;
  }
}

/** @returns how far they were moved */
function part(points: Points, first: number, second: number, distance: number, isFixed: boolean): number {
  let dx = get(points, second * 2) - get(points, first * 2);
  let dy = get(points, second * 2 + 1) - get(points, first * 2 + 1);
  let length = Math.hypot(dx, dy);
  if (length >= distance) return 0;
  const wanting = distance - length;
  if (length < 1e-9) {
    dx = Math.cos(second * GOLDEN_ANGLE);
    dy = Math.sin(second * GOLDEN_ANGLE);
    length = 1;
  }
  const share = isFixed ? 1 : 0.5;
  move(points, second, (dx / length) * wanting * share, (dy / length) * wanting * share);
  if (!isFixed) move(points, first, (-dx / length) * wanting * share, (-dy / length) * wanting * share);
  return wanting * share;
}

function move(points: Points, point: number, dx: number, dy: number): void {
  points[point * 2] = Math.min(MAP_WIDTH, Math.max(0, get(points, point * 2) + dx));
  points[point * 2 + 1] = Math.min(MAP_HEIGHT, Math.max(0, get(points, point * 2 + 1) + dy));
}

function get(points: Points, index: number): number {
  return points[index] as number; // within
}
