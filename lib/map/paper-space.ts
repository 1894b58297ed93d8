import { alikeness, unpacked, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** The packed vectors of a set of papers, one behind the other: see lib/search/meaning.ts. */
export type PaperSpace = Int8Array;

/** How many papers a space has. */
export function sizeOf(space: PaperSpace): number {
  return space.length / VECTOR_DIMENSIONS;
}

/** The vector of one paper. */
export function vectorAt(space: PaperSpace, index: number): Int8Array {
  return space.subarray(index * VECTOR_DIMENSIONS, (index + 1) * VECTOR_DIMENSIONS);
}

/** Of some things, at most `most`, evenly spread. */
export function evenlySpread<T>(all: ArrayLike<T>, most: number): T[] {
  if (all.length <= most) return Array.from(all);
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)] as T); // within
}

/** The vectors as numbers, so weighted that the product of two of them is how alike their papers are. */
export function asNumbers(space: PaperSpace): Float32Array {
  const numbers = new Float32Array(space.length);
  for (let index = 0; index < sizeOf(space); index++)
    numbers.set(unpacked(vectorAt(space, index)), index * VECTOR_DIMENSIONS);
  return numbers;
}

/** Other papers by their distance to one, nearest first: 1 less how alike two are, in [0, 2]. */
export type Neighbours = { places: number[]; distances: number[] };

/** The `count` nearest of each paper, itself left out; of equals the first comes first. Every pair is compared. */
export function nearestOfEach(space: PaperSpace, count: number): Neighbours[] {
  const size = sizeOf(space);
  const distances = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    const vector = vectorAt(space, row);
    for (let column = row + 1; column < size; column++) {
      const distance = Math.max(0, 1 - alikeness(vector, space, column * VECTOR_DIMENSIONS));
      distances[row * size + column] = distance;
      distances[column * size + row] = distance;
    }
  }
  return Array.from({ length: size }, (_, row) =>
    smallest(distances.subarray(row * size, (row + 1) * size), count, row),
  );
}

/** The places of the smallest of some distances, smallest first, but for the place `self`. */
export function smallest(distances: Float32Array, count: number, self = -1): Neighbours {
  const places: number[] = [];
  let limit = Number.POSITIVE_INFINITY;
  for (let place = 0; place < distances.length; place++) {
    const distance = distances[place] as number; // within
    if (place === self || (places.length === count && distance >= limit)) continue;
    let slot = places.length === count ? count - 1 : places.length;
    while (slot > 0 && (distances[places[slot - 1] as number] as number) > distance) {
      places[slot] = places[slot - 1] as number; // below the number of those found
      slot--;
    }
    places[slot] = place;
    limit = distances[places.at(-1) ?? 0] ?? limit;
  }
  return { places, distances: places.map((place) => distances[place] ?? 0) };
}
