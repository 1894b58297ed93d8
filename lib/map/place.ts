import { asNumbers, type PaperSpace, sizeOf, smallest, vectorAt } from '#lib/map/paper-space.ts';
import { principalComponents, projected } from '#lib/map/principal-components.ts';
import type { Points } from '#lib/map/spread.ts';
import { alikeness, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** Neighbours that a paper is placed among. */
const NEIGHBOURS = 5;
/** Principal components in which neighbours are looked for first, and how many of those are then compared in full. */
const COARSE = 32;
const COMPARED = 25;

/** Papers that have their place: their vectors and their points, in the same order. */
export type Landmarks = { space: PaperSpace; points: Points };

/** Landmarks up to which every one is compared in full. */
const FEW = 500;

/**
 * Places papers among landmarks: each at the mean of its five nearest, weighted by how much nearer each is than the
 * sixth (the tricube of local regression, Cleveland 1979). A text that is a landmark's own goes where that is; one that
 * is like none has the mean of five places that mean nothing, and there is nothing better.
 */
export function placer(landmarks: Landmarks): (papers: PaperSpace) => Points {
  const candidatesOf = candidatesIn(landmarks.space);
  return (papers) => {
    const candidates = candidatesOf(papers);
    const places = candidates.map((near, index) => meanPlace(vectorAt(papers, index), near, landmarks));
    return Float64Array.from(places.flat());
  };
}

/** The landmarks that each of some papers is compared with: the nearest in the principal components, where there are many. */
function candidatesIn(space: PaperSpace): (papers: PaperSpace) => number[][] {
  const count = sizeOf(space);
  const all = Array.from({ length: count }, (_, place) => place);
  if (count <= FEW) return (papers) => Array.from({ length: sizeOf(papers) }, () => all);
  const known = asNumbers(space);
  const components = principalComponents(known, VECTOR_DIMENSIONS, COARSE);
  const coarse = projected(known, components);
  const distances = new Float32Array(count);
  return (papers) => {
    const places = projected(asNumbers(papers), components);
    return Array.from({ length: sizeOf(papers) }, (_, index) => {
      coarseDistances(places.subarray(index * COARSE, (index + 1) * COARSE), coarse, distances);
      return smallest(distances, COMPARED).places;
    });
  };
}

/** Squared distances of one place to all of some, written into `distances`. */
function coarseDistances(place: Float32Array, all: Float32Array, distances: Float32Array): void {
  for (let row = 0; row < distances.length; row++) {
    let sum = 0;
    for (let index = 0; index < COARSE; index++) {
      const difference = (all[row * COARSE + index] as number) - (place[index] as number); // within both
      sum += difference * difference;
    }
    distances[row] = sum;
  }
}

function meanPlace(
  vector: Int8Array,
  candidates: readonly number[],
  { space, points }: Landmarks,
): [number, number] {
  const near = candidates
    .map((place) => ({
      place,
      distance: Math.max(0, 1 - alikeness(vector, space, place * VECTOR_DIMENSIONS)),
    }))
    .sort((a, b) => a.distance - b.distance || a.place - b.place);
  const [nearest] = near;
  const at = (place: number): [number, number] => [points[place * 2] ?? 0, points[place * 2 + 1] ?? 0];
  if (nearest && sameBytes(vector, vectorAt(space, nearest.place))) return at(nearest.place);
  const reach = (near[NEIGHBOURS] ?? near.at(-1))?.distance ?? 0;
  let [x, y, weights] = [0, 0, 0];
  for (const { place, distance } of near.slice(0, NEIGHBOURS)) {
    const weight = (1 - Math.min(1, distance / (reach * 1.0001 || 1)) ** 3) ** 3;
    const [ownX, ownY] = at(place);
    x += weight * ownX;
    y += weight * ownY;
    weights += weight;
  }
  return weights > 0 ? [x / weights, y / weights] : at(nearest?.place ?? 0);
}

function sameBytes(a: Int8Array, b: Int8Array): boolean {
  return a.every((value, index) => value === b[index]);
}
