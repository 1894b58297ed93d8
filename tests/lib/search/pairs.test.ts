import { expect, test } from 'vitest';
import { analyse } from '#lib/search/analysis.ts';
import { pairScore, pairsOf } from '#lib/search/pairs.ts';

test.each([
  ['transfer of learning', ['transfer learn']],
  ['multi-task learning models', ['multi task', 'task learn', 'learn model']],
  ['transfer', []],
  ['the', []],
])('the pairs of “%s”', (text, pairs) => {
  expect(pairsOf(analyse(text))).toEqual(pairs);
});

test('a pair counts for a fifth of its weight, more often in both fields for more, and others not at all', () => {
  const wanted = new Map([
    ['transfer learn', 3],
    ['task vector', 10],
  ]);
  const score = (...fields: string[]) => pairScore(wanted, fields.map(analyse));
  expect(score('transfer learning', '')).toBeCloseTo(0.2 * 3, 12);
  // Twice: 2.2 · 2 / (2 + 1.2) = 1.375 times its weight.
  expect(score('transfer learning', 'on transfer learning')).toBeCloseTo(0.2 * 3 * 1.375, 12);
  expect(score('learning transfer', 'transfer of models learning')).toBe(0);
  expect(score('transfer', 'learning')).toBe(0);
  expect(score('transfer learning', 'task vectors')).toBeCloseTo(0.2 * 13, 12);
});
