import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gramWeights, weightOf } from '#lib/topics/model/gram-weights.ts';

const shapes = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.nat(8)).chain(([count, rows]) =>
  fc.record({
    count: fc.constant(count),
    rows: fc.constant(rows),
    grams: fc.array(fc.constantFrom(0, 0, 0.5, -0.25, 1e-3), {
      minLength: count * rows,
      maxLength: count * rows,
    }),
  }),
);

test('every weight is where it was', () => {
  fc.assert(
    fc.property(shapes, ({ count, rows, grams }) => {
      const given = Float32Array.from(grams);
      const put = gramWeights(given, count);
      for (let row = 0; row < rows; row += 1) {
        for (let topic = 0; topic < count; topic += 1) {
          expect(weightOf(put, row, topic)).toBe(given[row * count + topic]);
        }
      }
      expect(put.codes).toHaveLength(given.filter((weight) => weight !== 0).length);
    }),
  );
});

test('more different weights than short codes can tell apart', () => {
  const given = Float32Array.from({ length: 70_000 }, (_, at) => at - 5);
  const put = gramWeights(given, 2);
  expect([weightOf(put, 0, 0), weightOf(put, 2, 1), weightOf(put, 34_999, 1)]).toEqual([-5, 0, 69_994]);
});

test('they are put together once', () => {
  const given = Float32Array.of(1, 0, 2, 3);
  expect(gramWeights(given, 2)).toBe(gramWeights(given, 2));
});
