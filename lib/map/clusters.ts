import type { Points } from '#lib/map/spread.ts';

const ROUNDS = 30;

/**
 * Groups points by k-means (Lloyd 1982). The first centre is the point nearest to the mean, each other one the point
 * farthest from all centres so far (Gonzalez 1985), so that the outcome is always the same.
 *
 * @param points x and y one behind the other
 * @returns the group of each point, from 0; no group is empty, and there may be fewer than `wanted`
 */
export function grouped(points: Points, wanted: number): Int32Array {
  const count = points.length / 2;
  const groups = new Int32Array(count);
  let centres = farApart(points, Math.min(wanted, count));
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (let point = 0; point < count; point++) {
      const group = nearest(centres, points[point * 2] ?? 0, points[point * 2 + 1] ?? 0);
      if (group !== groups[point]) moved++;
      groups[point] = group;
    }
    centres = means(points, groups, centres);
    if (moved === 0) break;
  }
  const kept = [...new Set(groups)].sort((a, b) => a - b);
  return groups.map((group) => kept.indexOf(group));
}

/** The mean of each group's points; one without points keeps the centre that it has. */
function means(points: Points, groups: Int32Array, centres: Float64Array): Float64Array {
  const sums = new Float64Array(centres.length);
  const counts = new Float64Array(centres.length / 2);
  for (const [point, group] of groups.entries()) {
    sums[group * 2] = (sums[group * 2] ?? 0) + (points[point * 2] ?? 0);
    sums[group * 2 + 1] = (sums[group * 2 + 1] ?? 0) + (points[point * 2 + 1] ?? 0);
    counts[group] = (counts[group] ?? 0) + 1;
  }
  return sums.map((sum, index) => {
    const members = counts[index >> 1] ?? 0;
    return members === 0 ? (centres[index] ?? 0) : sum / members;
  });
}

function farApart(points: Points, wanted: number): Float64Array {
  const count = points.length / 2;
  const [mean = 0, meanY = 0] = means(points, new Int32Array(count), new Float64Array(2));
  const centres = new Float64Array(wanted * 2);
  if (count === 0) return centres;
  let next = nearest(points, mean, meanY);
  const away = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  for (let centre = 0; centre < wanted; centre++) {
    const [x, y] = [points[next * 2] ?? 0, points[next * 2 + 1] ?? 0];
    centres.set([x, y], centre * 2);
    let farthest = -1;
    for (let point = 0; point < count; point++) {
      const distance = squared((points[point * 2] ?? 0) - x, (points[point * 2 + 1] ?? 0) - y);
      if (distance < (away[point] ?? 0)) away[point] = distance;
      if ((away[point] ?? 0) > farthest) {
        farthest = away[point] ?? 0;
        next = point;
      }
    }
  }
  return centres;
}

/** Which of some points is nearest to a place; of equals the first. */
function nearest(points: Float64Array, x: number, y: number): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let point = 0; point * 2 < points.length; point++) {
    const distance = squared((points[point * 2] ?? 0) - x, (points[point * 2 + 1] ?? 0) - y);
    if (distance < least) [best, least] = [point, distance];
  }
  return best;
}

function squared(dx: number, dy: number): number {
  return dx * dx + dy * dy;
}
