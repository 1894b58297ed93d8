import { inflateSync } from 'node:zlib';
import { z } from 'zod';
import vectors from './vectors.json' with { type: 'json' };

/** Word vectors as they are kept in a file; lib/search/training/pack-vectors.ts writes it. */
const packedShape = z.strictObject({
  dimensions: z.int().positive(),
  /** Base64 of deflated lines, a term each. */
  terms: z.base64(),
  /** Base64 of deflated 32-bit floats, the lowest byte first: what a step of a term's bytes stands for. */
  steps: z.base64(),
  /** Base64 of deflated signed bytes, term after term. */
  bytes: z.base64(),
});

export type PackedVectors = z.infer<typeof packedShape>;

/** The vector of a term: `steps[row] · bytes[row · dimensions + k]`, its weight in it; the row is `rows.get(term)`. */
export type WordVectors = {
  dimensions: number;
  rows: ReadonlyMap<string, number>;
  steps: Float32Array;
  bytes: Int8Array;
};

/** The length of the vectors that ship. */
export const MEANING_DIMENSIONS: number = vectors.dimensions;

let shipped: WordVectors | undefined;

/** The vectors that ship, unpacked when they are first asked for. */
export function shippedVectors(): WordVectors {
  shipped ??= unpackVectors(vectors);
  return shipped;
}

/** @throws ZodError, RangeError or the system's error for what is no packed vectors */
export function unpackVectors(value: unknown): WordVectors {
  const { dimensions, ...packed } = packedShape.parse(value);
  const lines = inflated(packed.terms).toString('utf8');
  const terms = lines === '' ? [] : lines.split('\n');
  const rows = new Map(terms.map((term, row) => [term, row]));
  if (rows.size !== terms.length) throw new RangeError('A term stands twice.');
  const stepBytes = inflated(packed.steps);
  const bytes = new Int8Array(inflated(packed.bytes));
  if (stepBytes.length !== 4 * terms.length || bytes.length !== terms.length * dimensions)
    throw new RangeError('The vectors do not fit the terms.');
  const steps = Float32Array.from(terms, (_, row) => stepBytes.readFloatLE(4 * row));
  return { dimensions, rows, steps, bytes };
}

function inflated(text: string): Buffer {
  return inflateSync(Buffer.from(text, 'base64'));
}

/**
 * Adds a term's vector to the sum that a text is, so many times. The terms are those of `analyse`. Vectors are learned
 * for the parts of compounds; a whole has one where others write it as one word (`multitask`), and may be added too.
 *
 * @param sum of length `dimensions`
 * @returns whether the term has a vector
 */
export function addWord(
  sum: Float32Array,
  term: string,
  times = 1,
  { dimensions, rows, steps, bytes }: WordVectors = shippedVectors(),
): boolean {
  const row = rows.get(term);
  if (row === undefined) return false;
  const factor = times * (steps[row] ?? 0);
  const from = row * dimensions;
  for (let k = 0; k < dimensions; k += 1) sum[k] = (sum[k] ?? 0) + factor * (bytes[from + k] ?? 0);
  return true;
}

/** Brings a sum to length 1, in place, so that the cosine of two is their dot product; a sum of nothing stays 0. */
export function normalise(sum: Float32Array): void {
  let square = 0;
  for (let k = 0; k < sum.length; k += 1) square += (sum[k] ?? 0) ** 2;
  if (square === 0) return;
  const factor = 1 / Math.sqrt(square);
  for (let k = 0; k < sum.length; k += 1) sum[k] = (sum[k] ?? 0) * factor;
}
