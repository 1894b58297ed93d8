import { keep, NearestLandmarks } from '#lib/map/nearest-landmarks.ts';
import { type PaperSpace, sizeOf } from '#lib/map/paper-space.ts';
import type { Points } from '#lib/map/spread.ts';
import { alikeness, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** Neighbours that a paper is placed among. */
const NEIGHBOURS = 5;
/** Landmarks up to which every one is compared in full; of more, so many that are near in their principal components. */
const FEW = 500;
const COMPARED = 25;

/** Papers that have their place: their vectors and their points, in the same order. */
export type Landmarks = { space: PaperSpace; points: Points };

/**
 * Places papers among landmarks: each at the mean of its five nearest, weighted by how much nearer each is than the
 * sixth (the tricube of local regression, Cleveland 1979). A text that is a landmark's own goes where that is; one that
 * is like none has the mean of five places that mean nothing, and there is nothing better. A paper's place depends on
 * nothing but itself and the landmarks.
 */
export function placer({ space, points }: Landmarks): (papers: PaperSpace) => Points {
  const all = Int32Array.from({ length: sizeOf(space) }, (_, place) => place);
  const nearest = all.length > FEW ? new NearestLandmarks(space) : undefined;
  const found = nearest ? new Int32Array(COMPARED) : all;
  return (papers) => {
    const places = new Float64Array(sizeOf(papers) * 2);
    for (let index = 0; index < sizeOf(papers); index++) {
      const paper = papers.subarray(index * VECTOR_DIMENSIONS, (index + 1) * VECTOR_DIMENSIONS);
      const candidates = nearest ? found.subarray(0, nearest.find(paper, found)).sort() : all;
      places.set(meanPlace(mostAlike(paper, candidates, space), paper, { space, points }), index * 2);
    }
    return places;
  };
}

/** Landmarks by their distance to a paper, nearest first. */
type Near = { places: Int32Array; distances: Float64Array };

/** The nearest of some landmarks, given in their order, and one more; of equals the first. */
function mostAlike(paper: Int8Array, candidates: Int32Array, space: PaperSpace): Near {
  const most = NEIGHBOURS + 1;
  const [places, distances] = [new Int32Array(most), new Float64Array(most)];
  let count = 0;
  for (const place of candidates) {
    const distance = Math.max(0, 1 - alikeness(paper, space, place * VECTOR_DIMENSIONS));
    count = keep(places, distances, count, most, place, distance);
  }
  return { places: places.subarray(0, count), distances: distances.subarray(0, count) };
}

function meanPlace(
  { places, distances }: Near,
  paper: Int8Array,
  { space, points }: Landmarks,
): [number, number] {
  const at = (place: number): [number, number] => [points[place * 2] ?? 0, points[place * 2 + 1] ?? 0];
  const nearest = places[0] ?? 0;
  if (isThat(paper, space, nearest * VECTOR_DIMENSIONS)) return at(nearest);
  const reach = distances.at(-1) ?? 0;
  let [x, y, weights] = [0, 0, 0];
  for (let nth = 0; nth < Math.min(NEIGHBOURS, places.length); nth++) {
    const distance = distances[nth] ?? 0;
    const weight = (1 - Math.min(1, distance / (reach * 1.0001 || 1)) ** 3) ** 3;
    const [ownX, ownY] = at(places[nth] ?? 0);
    x += weight * ownX;
    y += weight * ownY;
    weights += weight;
  }
  return weights > 0 ? [x / weights, y / weights] : at(nearest);
}

/** Whether a paper's vector is the one that begins at a place of the space. */
function isThat(paper: Int8Array, space: PaperSpace, from: number): boolean {
  for (let index = 0; index < VECTOR_DIMENSIONS; index++)
    if (paper[index] !== space[from + index]) return false;
  return true;
}
