import { expect, test } from 'vitest';
import { measured } from '#lib/map/measures.ts';
import { VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** Papers on a quarter of a circle in two latent dimensions: near in meaning is near in their order. */
function arc(count: number): Int8Array {
  const space = new Int8Array(count * VECTOR_DIMENSIONS);
  for (let paper = 0; paper < count; paper++) {
    const angle = (paper / count) * (Math.PI / 2);
    space[paper * VECTOR_DIMENSIONS + 300] = Math.round(127 * Math.cos(angle));
    space[paper * VECTOR_DIMENSIONS + 301] = Math.round(127 * Math.sin(angle));
  }
  return space;
}

const COUNT = 60;
const line = Float64Array.from({ length: COUNT * 2 }, (_, index) => (index % 2 === 0 ? index : 0));
const kinds = Array.from({ length: COUNT }, (_, paper) => new Set([paper % 2]));

test('a line in the order of the arc is a better map of it than one in which every other paper is turned about', () => {
  const turned = line.map((x, index) => (index % 4 === 0 ? 2 * COUNT - x : x));
  const { good, bad } = measured(arc(COUNT), kinds, { good: line, bad: turned }, COUNT);
  expect(good.trustworthiness).toBeGreaterThan(0.99);
  expect(good.preservation).toBeGreaterThan(0.9);
  expect(bad.trustworthiness).toBeLessThan(0.8);
  expect(bad.preservation).toBeLessThan(0.65);
});

test('common topics are counted among the five nearest on the map', () => {
  // Papers of a kind lie together: all five; in one line with the others two of five, but for those at the ends.
  const apart = line.map((x, index) => (index % 4 === 2 ? x + 1000 : x));
  const maps = { apart, mixed: line };
  const { apart: both, mixed } = measured(arc(COUNT), kinds, maps, COUNT);
  expect(both.commonTopic).toBe(1);
  expect(mixed.commonTopic).toBeCloseTo(0.4, 1);
});

test('too few papers are refused', () => {
  expect(() => measured(arc(44), kinds, { line }, 44)).toThrow(RangeError);
});
