import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  alikeness,
  drawnTowards,
  LATENT_DIMENSIONS,
  likeness,
  packVector,
  VECTOR_DIMENSIONS,
} from '#lib/search/meaning.ts';
import { MEANING_DIMENSIONS } from '#lib/search/word-vectors.ts';

/** What likeness counts of the trained space and of the latent one. */
const [TRAINED, LATENT] = [0.3, 0.3];

/** Every number of a text spread evenly, so that no byte is cut off. */
function vector(seed: number, length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => Math.sin(seed * (index + 1) * 1.37 + seed));
}

function cosine(a: Float32Array, b: Float32Array): number {
  const dot = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  return dot / Math.hypot(...a) / Math.hypot(...b);
}

test('the likeness of packed texts is the weighted sum of their cosines, however long the sums are', () => {
  const seed = fc.integer({ min: 1, max: 1000 });
  const scale = fc.constantFrom(0.001, 1, 5000);
  fc.assert(
    fc.property(seed, seed, scale, (one, other, factor) => {
      const [a, b] = [one, other].map((n) => ({
        trained: vector(n, MEANING_DIMENSIONS).map((value) => value * factor),
        latent: vector(n + 0.5, LATENT_DIMENSIONS),
      }));
      if (!a || !b) throw new Error('There are two.');
      const [trained, latent] = [cosine(a.trained, b.trained), cosine(a.latent, b.latent)];
      const [packed, other8] = [packVector(a.trained, a.latent), packVector(b.trained, b.latent)];
      expect(Math.abs(likeness(packed, other8) - (TRAINED * trained + LATENT * latent))).toBeLessThan(0.01);
      expect(Math.abs(alikeness(packed, other8) - (0.375 * trained + 0.625 * latent))).toBeLessThan(0.02);
    }),
    { seed: 12, numRuns: 100 },
  );
});

test('of a text that one space does not know only the other half counts', () => {
  const none = new Float32Array(MEANING_DIMENSIONS);
  const latent = vector(3, LATENT_DIMENSIONS);
  const packed = packVector(none, latent);
  expect(packed.length).toBe(VECTOR_DIMENSIONS);
  expect(packed.slice(0, MEANING_DIMENSIONS).every((byte) => byte === 0)).toBe(true);
  expect(likeness(packed, packed)).toBeCloseTo(LATENT, 2);
  const nothing = packVector(none, new Float32Array(LATENT_DIMENSIONS));
  expect(likeness(nothing, packed)).toBe(0);
});

test('a second text may begin anywhere in a longer array', () => {
  const [a, b] = [1, 2].map((n) => packVector(vector(n, MEANING_DIMENSIONS), vector(n, LATENT_DIMENSIONS)));
  if (!a || !b) throw new Error('There are two.');
  const both = new Int8Array(2 * VECTOR_DIMENSIONS);
  both.set(a);
  both.set(b, VECTOR_DIMENSIONS);
  expect(likeness(a, both, VECTOR_DIMENSIONS)).toBe(likeness(a, b));
  expect(likeness(a, both)).toBe(likeness(a, a));
});

describe('a search that is drawn towards what it found', () => {
  const [own, one, other] = [1, 2, 3].map((n) =>
    packVector(vector(n, MEANING_DIMENSIONS), vector(n, LATENT_DIMENSIONS)),
  ) as [Int8Array, Int8Array, Int8Array]; // three of three
  const latent = (packed: Int8Array) => Float32Array.from(packed.subarray(MEANING_DIMENSIONS));

  test('is half way there in the latent space, and where it was in the trained one', () => {
    const drawn = drawnTowards(own, [one, other]);
    const mean = latent(one).map((value, index) => value + (latent(other)[index] ?? 0));
    const [from, to] = [Math.hypot(...latent(own)), Math.hypot(...mean)];
    const between = latent(own).map((value, index) => value / from + (mean[index] ?? 0) / to);
    expect(cosine(latent(drawn), between)).toBeGreaterThan(0.999);
    expect([...drawn.subarray(0, MEANING_DIMENSIONS)]).toEqual([...own.subarray(0, MEANING_DIMENSIONS)]);
    // It is as long as it was: what it says counts no more than before.
    expect(likeness(drawn, drawn)).toBeCloseTo(TRAINED + LATENT, 2);
  });

  test('stays where it was where nothing was found, or nothing is known of it or of what was found', () => {
    const unknown = packVector(vector(1, MEANING_DIMENSIONS), new Float32Array(LATENT_DIMENSIONS));
    expect([...drawnTowards(own, [])]).toEqual([...own]);
    expect([...drawnTowards(own, [unknown])]).toEqual([...own]);
    expect([...drawnTowards(unknown, [one])]).toEqual([...unknown]);
  });
});
