import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestOf, byScore } from '#lib/search/ranking.ts';

/** What is said plainly of the best: all of them in their order. */
function ranked(ids: readonly number[], scoreOf: (id: number) => number): [number, number][] {
  return ids.map((id): [number, number] => [id, scoreOf(id)]).sort(byScore);
}

test('best first, equal scores by id', () => {
  const scores = new Map([
    [4, 1],
    [2, 3],
    [9, 1],
    [1, -1],
  ]);
  expect(bestOf([9, 1, 4, 2], (id) => scores.get(id) ?? 0, 9)).toEqual([
    [2, 3],
    [4, 1],
    [9, 1],
    [1, -1],
  ]);
  expect(bestOf([], () => 0, 3)).toEqual([]);
});

test('the best of ascending ids are the first of all, whatever the scores', () => {
  const ids = fc.uniqueArray(fc.nat(500), { maxLength: 80 }).map((all) => all.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(
      ids,
      fc.array(fc.integer({ min: -2, max: 4 }), { minLength: 1 }),
      fc.nat(30),
      (all, scores, count) => {
        const scoreOf = (id: number) => scores[id % scores.length] ?? 0;
        expect(bestOf(all, scoreOf, count)).toEqual(ranked(all, scoreOf).slice(0, count));
      },
    ),
    { seed: 8, numRuns: 1000 },
  );
});
