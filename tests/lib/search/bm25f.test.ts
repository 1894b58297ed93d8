import { expect, test } from 'vitest';
import { abstractFactor, inverseDocumentFrequency, saturated, titleFactor } from '#lib/search/bm25f.ts';

test('a field of the mean length counts as it is, the title twice', () => {
  expect([titleFactor(8, 8), abstractFactor(150, 150)]).toEqual([2, 1]);
});

test.each([
  // 1 / (0.25 + 0.75 · length / mean)
  [300, 150, 1 / 1.75],
  [75, 150, 1 / 0.625],
  [0, 150, 4],
  [0, 0, 1],
])('an abstract of %i terms where %i is the mean', (length, mean, factor) => {
  expect(abstractFactor(length, mean)).toBeCloseTo(factor, 12);
  expect(titleFactor(length, mean)).toBeCloseTo(2 * factor, 12);
});

test.each([
  // 2.2 · count / (count + 1.2)
  [0, 0],
  [1, 1],
  [1.2, 1.1],
  [3, 6.6 / 4.2],
])('a count of %d', (count, score) => {
  expect(saturated(count)).toBeCloseTo(score, 12);
});

test('more counts more, and never 2.2', () => {
  const scores = Array.from({ length: 100 }, (_, count) => saturated(count));
  expect(scores).toEqual(scores.toSorted((a, b) => a - b));
  expect(new Set(scores).size).toBe(100);
  expect(saturated(1e9)).toBeLessThan(2.2);
});

test.each([
  // ln(1 + (total − papers + 0.5) / (papers + 0.5))
  [1, 10, Math.log(1 + 9.5 / 1.5)],
  [10, 10, Math.log(1 + 0.5 / 10.5)],
  [0, 10, Math.log(22)],
])('the weight of a term that %i of %i papers have', (papers, total, weight) => {
  expect(inverseDocumentFrequency(papers, total)).toBeCloseTo(weight, 12);
  expect(inverseDocumentFrequency(papers, total)).toBeGreaterThan(0);
});
