import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latencyOf, percentile } from '#scripts/bench/compare/percentiles.ts';

test('the percentiles of one to a hundred are these numbers themselves, in whatever order they come', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect([0, 1, 50, 95, 99, 100].map((percent) => percentile(values, percent))).toEqual([
    1, 1, 50, 95, 99, 100,
  ]);
});

test('of few values the 99th percentile is the largest, and the median of an even number the lower one', () => {
  expect(latencyOf([4, 1, 3, 2])).toEqual({ p50: 2, p95: 4, p99: 4, questions: 4 });
  expect(latencyOf([7])).toEqual({ p50: 7, p95: 7, p99: 7, questions: 1 });
});

test('a percentile is the smallest of the values that so many in a hundred are not above', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 1, max: 100 }),
      (values, percent) => {
        const notAbove = (limit: number) => values.filter((value) => value <= limit).length * 100;
        const found = percentile(values, percent);
        expect(values).toContain(found);
        expect(notAbove(found)).toBeGreaterThanOrEqual(percent * values.length);
        for (const less of values.filter((value) => value < found))
          expect(notAbove(less)).toBeLessThan(percent * values.length);
      },
    ),
    { seed: 8, numRuns: 100 },
  );
});

test('there is no percentile of nothing, and none beyond a hundred', () => {
  expect(() => percentile([], 50)).toThrow(RangeError);
  expect(() => percentile([1, 2], 101)).toThrow(RangeError);
  expect(() => percentile([1, 2], -1)).toThrow(RangeError);
});
