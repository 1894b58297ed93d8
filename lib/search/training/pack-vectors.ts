import { deflateSync } from 'node:zlib';
import type { Model } from '#lib/search/training/contrast.ts';
import type { PackedVectors } from '#lib/search/word-vectors.ts';

/** The largest byte. Coarser steps deflate better; these change cosines by about a thousandth. */
const LEVELS = 63;

/**
 * Packs a model small: of each term's weighted vector the largest value becomes ±63, and the others their share of
 * it, rounded.
 *
 * @param terms the term of each row
 */
export function packVectors(terms: readonly string[], { vectors, logWeights }: Model): PackedVectors {
  const dimensions = vectors.length / terms.length;
  const steps = Buffer.alloc(4 * terms.length);
  const bytes = new Int8Array(vectors.length);
  for (const row of terms.keys()) {
    const from = row * dimensions;
    const vector = vectors.subarray(from, from + dimensions);
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), Number.MIN_VALUE);
    steps.writeFloatLE((Math.exp(logWeights[row] ?? 0) * largest) / LEVELS, 4 * row);
    for (const [k, value] of vector.entries()) bytes[from + k] = Math.round((value / largest) * LEVELS);
  }
  return {
    dimensions,
    terms: deflated(Buffer.from(terms.join('\n'))),
    steps: deflated(steps),
    bytes: deflated(Buffer.from(bytes.buffer)),
  };
}

function deflated(bytes: Buffer): string {
  return deflateSync(bytes, { level: 9 }).toString('base64');
}
