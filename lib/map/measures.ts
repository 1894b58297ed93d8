import { evenlySpread, type PaperSpace, sizeOf, smallest, vectorAt } from '#lib/map/paper-space.ts';
import type { Points } from '#lib/map/spread.ts';
import { alikeness, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** How well a map keeps neighbours; each in [0, 1], 1 is best. */
export type MapMeasures = {
  /** Less where papers lie near on the map that are not near in meaning (Venna & Kaski 2001, equation 1). */
  trustworthiness: number;
  /** The share of a paper's nearest in meaning that are among its nearest on the map (Lee & Verleysen 2009, Q_NX). */
  preservation: number;
  /** The share of a paper's five nearest on the map that have a topic with it. */
  commonTopic: number;
};

/** Neighbours of a paper by which trustworthiness and preservation go, and those that are asked for a common topic. */
export const NEIGHBOURS = 15;
const NEAREST = 5;

/**
 * Measures several maps of the same papers, for at most `most` of the papers, evenly spread, each against all.
 *
 * @param topics of each paper, those that two papers can have in common
 * @param maps points in units of the frame, by name
 * @throws RangeError for fewer papers than three times the neighbours: trustworthiness is not defined there
 */
export function measured<Name extends string>(
  space: PaperSpace,
  topics: readonly ReadonlySet<number>[],
  maps: Readonly<Record<Name, Points>>,
  most: number,
): Record<Name, MapMeasures> {
  const size = sizeOf(space);
  if (size < 3 * NEIGHBOURS) throw new RangeError(`A map of ${size} papers is too small to be measured.`);
  const sample = evenlySpread([...topics.keys()], most);
  const names = Object.keys(maps) as Name[]; // its own keys
  const sums = new Map(names.map((name) => [name, { excess: 0, kept: 0, common: 0 }]));
  const distances = new Float32Array(size);
  const onMap = new Float32Array(size);
  for (const paper of sample) {
    const vector = vectorAt(space, paper);
    for (let other = 0; other < size; other++)
      distances[other] = 1 - alikeness(vector, space, other * VECTOR_DIMENSIONS);
    const ranks = ranksOf(distances, paper);
    for (const [name, sum] of sums) {
      const points = maps[name];
      for (let other = 0; other < size; other++) onMap[other] = squaredDistance(points, paper, other);
      const near = smallest(onMap, NEIGHBOURS, paper).places;
      const far = near.map((place) => (ranks[place] ?? 0) - NEIGHBOURS).filter((excess) => excess > 0);
      sum.excess += far.reduce((all, excess) => all + excess, 0);
      sum.kept += NEIGHBOURS - far.length;
      sum.common += near
        .slice(0, NEAREST)
        .filter((place) => [...(topics[paper] ?? [])].some((topic) => topics[place]?.has(topic))).length;
    }
  }
  const worst = (sample.length * NEIGHBOURS * (2 * size - 3 * NEIGHBOURS - 1)) / 2;
  const entries = [...sums].map(([name, { excess, kept, common }]) => [
    name,
    {
      trustworthiness: 1 - excess / worst,
      preservation: kept / (sample.length * NEIGHBOURS),
      commonTopic: common / (sample.length * NEAREST),
    },
  ]);
  return Object.fromEntries(entries) as Record<Name, MapMeasures>; // of every name one
}

/** The place of each paper in the order of distance, from 1; of equals the first comes first. */
function ranksOf(distances: Float32Array, self: number): Uint32Array {
  const order = Array.from(distances.keys()).filter((place) => place !== self);
  order.sort((a, b) => (distances[a] ?? 0) - (distances[b] ?? 0) || a - b);
  const ranks = new Uint32Array(distances.length);
  for (const [index, place] of order.entries()) ranks[place] = index + 1;
  return ranks;
}

function squaredDistance(points: Points, one: number, other: number): number {
  const dx = (points[one * 2] ?? 0) - (points[other * 2] ?? 0);
  const dy = (points[one * 2 + 1] ?? 0) - (points[other * 2 + 1] ?? 0);
  return dx * dx + dy * dy;
}
