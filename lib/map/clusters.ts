import type { Points } from '#lib/map/spread.ts';

const ROUNDS = 30;

/**
 * Groups points by k-means (Lloyd 1982). The first centre is the point nearest to the mean, each other one the point
 * farthest from all centres so far (Gonzalez 1985), so that the outcome is always the same.
 *
 * @param points x and y one behind the other
 * @param sample some of the points, to find the means by, each other point then goes to the nearest; all, if nothing is said
 * @returns the group of each point, from 0; no group is empty, and there may be fewer than `wanted`
 */
export function grouped(points: Points, wanted: number, sample: Points = points): Int32Array {
  const { centres, groups } = kMeans(sample, wanted);
  const all = sample === points ? groups : nearestOf(points, centres);
  const isUsed = new Uint8Array(wanted);
  for (const group of all) isUsed[group] = 1;
  const numbers = new Int32Array(wanted);
  for (let group = 1; group < wanted; group++)
    numbers[group] = (numbers[group - 1] as number) + (isUsed[group - 1] as number);
  return all.map((group) => numbers[group] as number);
}

function kMeans(points: Points, wanted: number): { centres: Float64Array; groups: Int32Array } {
  let centres = farApart(points, Math.min(wanted, points.length / 2));
  let groups = new Int32Array(points.length / 2);
  for (let round = 0; round < ROUNDS; round++) {
    const next = nearestOf(points, centres);
    const isStill = next.every((group, point) => group === groups[point]);
    groups = next;
    centres = means(points, groups, centres);
    if (isStill) break;
  }
  return { centres, groups };
}

/** The centre that is nearest to each point; of equals the first. */
function nearestOf(points: Points, centres: Float64Array): Int32Array<ArrayBuffer> {
  const groups = new Int32Array(points.length / 2);
  for (let point = 0; point < groups.length; point++)
    groups[point] = nearest(centres, points[point * 2] as number, points[point * 2 + 1] as number);
  return groups;
}

/** The mean of each group's points; one without points keeps the centre that it has. */
function means(points: Points, groups: Int32Array, centres: Float64Array): Float64Array {
  const sums = new Float64Array(centres.length);
  const counts = new Float64Array(centres.length / 2);
  for (let point = 0; point < groups.length; point++) {
    const group = groups[point] as number; // within, as all that follow
    sums[group * 2] = (sums[group * 2] as number) + (points[point * 2] as number);
    sums[group * 2 + 1] = (sums[group * 2 + 1] as number) + (points[point * 2 + 1] as number);
    counts[group] = (counts[group] as number) + 1;
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
    const distance = squared((points[point * 2] as number) - x, (points[point * 2 + 1] as number) - y);
    if (distance >= least) continue;
    best = point;
    least = distance;
  }
  return best;
}

function squared(dx: number, dy: number): number {
  return dx * dx + dy * dy;
}
