import { MEANING_DIMENSIONS } from '#lib/search/word-vectors.ts';

/** Dimensions of the latent semantic space that is made of the corpus itself. */
export const LATENT_DIMENSIONS = 128;
export const VECTOR_DIMENSIONS = MEANING_DIMENSIONS + LATENT_DIMENSIONS;

/** What each of the two spaces says counts so much, beside a BM25 that is at most some 1.5; found by search over the evaluations. */
const TRAINED_WEIGHT = 0.3;
const LATENT_WEIGHT = 0.3;

/** The number that the byte 127 stands for: larger ones do not happen in vectors of length 1, or do no harm. */
const LARGEST = 0.4;
const STEP = LARGEST / 127;

type Sums = Float32Array | Float64Array;

/**
 * A text's place in both spaces as signed bytes, so that the product of two of them is the weighted sum of the two
 * cosines. Half a vector is zero where a text has no word that the space knows.
 */
export function packVector(trained: Sums, latent: Sums): Int8Array {
  const bytes = new Int8Array(VECTOR_DIMENSIONS);
  pack(bytes, 0, trained, Math.sqrt(TRAINED_WEIGHT));
  pack(bytes, MEANING_DIMENSIONS, latent, Math.sqrt(LATENT_WEIGHT));
  return bytes;
}

function pack(bytes: Int8Array, offset: number, vector: Sums, length: number): void {
  let square = 0;
  for (let index = 0; index < vector.length; index++) square += (vector[index] as number) ** 2; // within, as below
  if (square === 0) return;
  const [norm, steps] = [Math.sqrt(square), length / STEP];
  for (let index = 0; index < vector.length; index++) {
    const value = Math.round(((vector[index] as number) / norm) * steps);
    bytes[offset + index] = Math.max(-127, Math.min(127, value));
  }
}

/** The weighted sum of the cosines of two packed texts; `offset` is where the second one begins in a longer array. */
export function likeness(a: Int8Array, b: Int8Array, offset = 0): number {
  return product(a, b, offset, 0, VECTOR_DIMENSIONS);
}

/** How far a search moves in the latent space towards what it found, of the way there; found by search over the evaluations. */
const DRAWN = 0.5;

/**
 * A search's vector with its latent half moved towards the mean of texts that answer it (Rocchio 1971), so that what they
 * are about counts where the search was too short to say it. Nothing moves where no text is given.
 */
export function drawnTowards(vector: Int8Array, texts: readonly Int8Array[]): Int8Array {
  const own = latentOf(vector);
  const mean = new Float32Array(LATENT_DIMENSIONS);
  for (const text of texts)
    for (const [index, value] of latentOf(text).entries()) mean[index] = (mean[index] as number) + value;
  const [length, all] = [Math.hypot(...own), Math.hypot(...mean)];
  if (length === 0 || all === 0) return vector;
  const moved = own.map(
    (value, index) => ((1 - DRAWN) * value) / length + (DRAWN * (mean[index] as number)) / all,
  );
  const bytes = vector.slice();
  pack(bytes, MEANING_DIMENSIONS, moved, Math.sqrt(LATENT_WEIGHT));
  return bytes;
}

function latentOf(vector: Int8Array): Float32Array {
  return Float32Array.from(vector.subarray(MEANING_DIMENSIONS));
}

/** What counts of the trained space, and what of the latent one, where two papers are compared. */
const TRAINED_SHARE = 0.375;

/**
 * How alike two packed papers are, in [-1, 1]: a weighted mean of their two cosines, in which the latent space leads;
 * `offset` is where the second one begins in a longer array.
 */
export function alikeness(a: Int8Array, b: Int8Array, offset = 0): number {
  const trained = product(a, b, offset, 0, MEANING_DIMENSIONS) / TRAINED_WEIGHT;
  const latent = product(a, b, offset, MEANING_DIMENSIONS, VECTOR_DIMENSIONS) / LATENT_WEIGHT;
  return TRAINED_SHARE * trained + (1 - TRAINED_SHARE) * latent;
}

/** A packed paper as numbers whose product with another paper's is their `alikeness`. */
export function unpacked(vector: Int8Array): Float32Array {
  const trained = STEP * Math.sqrt(TRAINED_SHARE / TRAINED_WEIGHT);
  const latent = STEP * Math.sqrt((1 - TRAINED_SHARE) / LATENT_WEIGHT);
  return Float32Array.from(vector, (value, index) => value * (index < MEANING_DIMENSIONS ? trained : latent));
}

function product(a: Int8Array, b: Int8Array, offset: number, from: number, end: number): number {
  let sum = 0;
  // Math.imul and | 0 keep it in 32-bit integers; both indexes are within.
  for (let index = from; index < end; index++)
    sum = (sum + Math.imul(a[index] as number, b[offset + index] as number)) | 0;
  return sum * STEP * STEP;
}
