import { expect, test } from 'vitest';
import { assignTopics, chooseTopics } from '#lib/topics/model/assign.ts';
import { probability } from '#lib/topics/model/topic-model.ts';
import { tinyModel } from '#tests/lib/topics/model/tiny-model.ts';

/** The topics that are chosen at these log-odds, and these of being the core. */
function chosen(threshold: number, odds: readonly number[], core: readonly number[] = []): number[] {
  return chooseTopics(threshold, Float64Array.from(odds), (topic) => core[topic] ?? 0);
}

test('topics from the threshold on, inclusive, the likeliest first', () => {
  expect(chosen(0.5, [0, -0.001, 2, 1])).toEqual([2, 3, 0]);
  expect(chosen(0.8, [Math.log(4) - 1e-9, Math.log(0.8 / (1 - 0.8)), 3])).toEqual([2, 1]);
});

test('where none reaches the threshold, the likeliest alone', () => {
  expect(chosen(0.5, [-3, -1, -2], [9, 0, 9])).toEqual([1]);
  expect(chosen(0.9, [-1, 2, 2])).toEqual([1]);
  expect(chosen(0.5, [])).toEqual([]);
});

test('the core comes first, by its own log-odds, and only among those given', () => {
  expect(chosen(0.5, [3, 1, 2, -4], [-5, -4, -6, 9])).toEqual([1, 0, 2]);
});

test('ties stay in the order of the topics', () => {
  expect(chosen(0.5, [1, 1, 2, 1])).toEqual([2, 0, 1, 3]);
  expect(chosen(0.5, [1, 1, 1], [-1, 3, 3])).toEqual([1, 0, 2]);
});

const model = tinyModel(['a', 'b', 'c'], { 'text merging': [2, 4, -4], 'text code': [3, -9, -4] });

test('a paper’s topics with their probability and their phrases', () => {
  expect(assignTopics(model, 'Merging', '')).toEqual([
    { topic: 'b', score: probability(4), evidence: [{ field: 'title', start: 0, end: 7 }] },
    { topic: 'a', score: probability(2), evidence: [{ field: 'title', start: 0, end: 7 }] },
  ]);
  expect(assignTopics(model, 'X', 'Some code.')).toMatchObject([
    { topic: 'a', evidence: [{ field: 'abstract', start: 5, end: 9 }] },
  ]);
});

test('the core regression puts a topic first, the threshold says how many there are', () => {
  const core = { ...model.core, grams: Float32Array.of(5, 0, 0, 0, 0, 0) };
  const given = (threshold: number) =>
    assignTopics({ ...model, core, threshold }, 'Merging', '').map(({ topic }) => topic);
  expect([given(0.5), given(0.95), given(0.999)]).toEqual([['a', 'b'], ['b'], ['b']]);
});

test('a paper of which no word is known has none; one of which the tables know a phrase has', () => {
  expect(assignTopics(model, 'Unheard of', 'Nothing is known here.')).toEqual([]);
  const strict = { ...model, threshold: 0.6 };
  expect(assignTopics(strict, 'Model Soups', '')).toEqual([{ topic: 'a', score: 0.5, evidence: [] }]);
});
