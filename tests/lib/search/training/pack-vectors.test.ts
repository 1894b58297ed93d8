import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Model } from '#lib/search/training/contrast.ts';
import { packVectors } from '#lib/search/training/pack-vectors.ts';
import { unpackVectors } from '#lib/search/word-vectors.ts';

/** The largest byte. */
const LEVELS = 63;

const finite = (size: number) => fc.float({ min: -size, max: size, noNaN: true });

const models = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([dimensions, n]) =>
    fc.record({
      terms: fc.constant(['b', 'a', 'é', 'c++', '模'].slice(0, n)),
      dimensions: fc.constant(dimensions),
      vectors: fc.array(finite(3), { minLength: n * dimensions, maxLength: n * dimensions }),
      logWeights: fc.array(finite(3), { minLength: n, maxLength: n }),
    }),
  );

test('vectors that were packed are the weighted ones but for half a step of each term', () => {
  fc.assert(
    fc.property(models, ({ terms, dimensions, vectors, logWeights }) => {
      const model: Model = {
        vectors: Float32Array.from(vectors),
        logWeights: Float32Array.from(logWeights),
        logScale: Float32Array.of(3),
      };
      const read = unpackVectors(JSON.parse(JSON.stringify(packVectors(terms, model))));
      expect([...read.rows]).toEqual(terms.map((term, row) => [term, row]));
      expect(read.dimensions).toBe(dimensions);
      for (const row of terms.keys()) {
        const weight = Math.exp(model.logWeights[row] ?? 0);
        const wanted = [...model.vectors.subarray(row * dimensions, (row + 1) * dimensions)].map(
          (x) => x * weight,
        );
        const step = Math.max(...wanted.map(Math.abs)) / LEVELS;
        for (const [k, value] of wanted.entries()) {
          const got = (read.steps[row] ?? 0) * (read.bytes[row * dimensions + k] ?? 0);
          expect(Math.abs(got - value)).toBeLessThanOrEqual(step * 0.5001 + 1e-37);
        }
      }
    }),
  );
});

test('what is in a file, by hand', () => {
  const model: Model = {
    vectors: Float32Array.of(0.5, -1, 0.25, 0, 0, 0),
    logWeights: Float32Array.of(Math.log(126), 5),
    logScale: Float32Array.of(3),
  };
  const { rows, steps, bytes } = unpackVectors(packVectors(['a', 'b'], model));
  expect([...rows.keys()]).toEqual(['a', 'b']);
  expect([...bytes]).toEqual([32, -63, 16, 0, 0, 0]);
  expect(steps[0]).toBeCloseTo(2, 5);
  expect(steps[1]).toBeCloseTo(0, 5);
});
