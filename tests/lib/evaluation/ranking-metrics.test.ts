import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hasRelevant,
  type Judgements,
  ndcg,
  rankingReport,
  recall,
  reciprocalRank,
} from '#lib/evaluation/ranking-metrics.ts';

const GRADED: Judgements = new Map([
  ['a', 2],
  ['b', 1],
  ['c', 0],
  ['d', 1],
]);

describe('nDCG', () => {
  test('by hand: gains 3, 1, 1 at the places 2, 3 and 5', () => {
    // dcg = 3 / log2(3) + 1 / log2(4) + 1 / log2(6); ideal = 3 + 1 / log2(3) + 1 / log2(4)
    const dcg = 3 / Math.log2(3) + 1 / 2 + 1 / Math.log2(6);
    expect(ndcg(GRADED, ['x', 'a', 'd', 'c', 'b'], 10)).toBeCloseTo(dcg / (3.5 + 1 / Math.log2(3)), 12);
    expect(ndcg(GRADED, ['x', 'a', 'd', 'c', 'b'], 10)).toBeCloseTo(0.672885, 6);
  });

  test('by hand: the ideal is cut at the same depth as the ranking', () => {
    expect(ndcg(GRADED, ['b', 'a', 'd'], 1)).toBeCloseTo(1 / 3, 12);
    expect(ndcg(GRADED, ['x', 'a'], 1)).toBe(0);
    const many: Judgements = new Map(Array.from({ length: 12 }, (_, index) => [`d${index}`, 1]));
    expect(ndcg(many, [...many.keys()].slice(0, 10), 10)).toBe(1);
    expect(ndcg(many, [...many.keys()], 12)).toBe(1);
  });

  test('a relevant document that is nowhere in the corpus keeps the ideal out of reach', () => {
    expect(
      ndcg(
        new Map([
          ['a', 1],
          ['lost', 1],
        ]),
        ['a'],
        10,
      ),
    ).toBeCloseTo(1 / (1 + 1 / Math.log2(3)), 12);
  });

  test('nothing relevant is 0, and a grade below 0 takes nothing away', () => {
    expect(ndcg(new Map(), ['a'], 10)).toBe(0);
    expect(ndcg(new Map([['a', 0]]), ['a'], 10)).toBe(0);
    const spam: Judgements = new Map([
      ['a', -2],
      ['b', 1],
    ]);
    expect(ndcg(spam, ['a', 'b'], 10)).toBeCloseTo(1 / Math.log2(3), 12);
  });
});

test('recall by hand: of three relevant documents', () => {
  expect(recall(GRADED, ['x', 'a', 'c', 'b'], 100)).toBeCloseTo(2 / 3, 12);
  expect(recall(GRADED, ['x', 'a', 'c', 'b'], 3)).toBeCloseTo(1 / 3, 12);
  expect(recall(GRADED, ['d', 'b', 'a'], 100)).toBe(1);
  expect(recall(GRADED, [], 100)).toBe(0);
  expect(recall(new Map([['a', 0]]), ['a'], 100)).toBe(0);
});

test('reciprocal rank by hand: the first relevant document within the depth', () => {
  expect(reciprocalRank(GRADED, ['c', 'x', 'b', 'a'], 10)).toBeCloseTo(1 / 3, 12);
  expect(reciprocalRank(GRADED, ['c', 'x', 'b', 'a'], 2)).toBe(0);
  expect(reciprocalRank(GRADED, [...'0123456789', 'a'], 10)).toBe(0);
  expect(reciprocalRank(GRADED, ['b'], 10)).toBe(1);
});

describe('the report', () => {
  test('means over the queries that have something to find', () => {
    const report = rankingReport([
      { judgements: new Map([['a', 1]]), ranking: ['a'] },
      { judgements: new Map([['a', 1]]), ranking: ['x', 'a'] },
      { judgements: new Map([['a', 3]]), ranking: [] },
      { judgements: new Map([['a', 0]]), ranking: ['a'] },
      { judgements: new Map(), ranking: ['a'] },
    ]);
    expect(report).toEqual({
      queries: 3,
      ndcg10: (1 + 1 / Math.log2(3)) / 3,
      recall100: 2 / 3,
      mrr10: 0.5,
    });
  });

  test('no query that counts: all is 0', () => {
    const nothing = { queries: 0, ndcg10: 0, recall100: 0, mrr10: 0 };
    expect(rankingReport([])).toEqual(nothing);
    expect(rankingReport([{ judgements: new Map([['a', 0]]), ranking: ['a'] }])).toEqual(nothing);
  });
});

const judged = fc
  .uniqueArray(fc.tuple(fc.stringMatching(/^[a-e]{1,3}$/), fc.integer({ min: -1, max: 4 })), {
    selector: ([id]) => id,
    maxLength: 30,
  })
  .map((pairs): Judgements => new Map(pairs));
const withRelevant = judged.filter(hasRelevant);

/** The judged documents, best first. */
function idealOrder(judgements: Judgements): string[] {
  return [...judgements].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

describe('laws', () => {
  test('the ideal order has 1 in all measures, and no order has more', () => {
    fc.assert(
      fc.property(
        withRelevant,
        fc.integer({ min: 1, max: 40 }),
        fc.infiniteStream(fc.nat()),
        (all, depth, keys) => {
          const ideal = idealOrder(all);
          expect(ndcg(all, ideal, depth)).toBeCloseTo(1, 12);
          expect(reciprocalRank(all, ideal, depth)).toBe(1);
          expect(recall(all, ideal, ideal.length)).toBe(1);
          const mixed = ideal
            .map((id) => [keys.next().value ?? 0, id] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, id]) => id);
          for (const measure of [ndcg, recall, reciprocalRank]) {
            expect(measure(all, mixed, depth)).toBeGreaterThanOrEqual(0);
            expect(measure(all, mixed, depth)).toBeLessThanOrEqual(1 + 1e-12);
          }
        },
      ),
    );
  });

  test('a better document that moves up one place never costs anything', () => {
    fc.assert(
      fc.property(withRelevant, fc.nat(), fc.integer({ min: 1, max: 40 }), (all, at, depth) => {
        const worst = idealOrder(all).reverse();
        if (worst.length < 2) return;
        const place = at % (worst.length - 1);
        const [before, after] = [worst[place] ?? '', worst[place + 1] ?? ''];
        const better = worst.with(place, after).with(place + 1, before);
        for (const measure of [ndcg, recall, reciprocalRank])
          expect(measure(all, better, depth)).toBeGreaterThanOrEqual(measure(all, worst, depth) - 1e-12);
      }),
    );
  });

  test('what stands behind the depth, and what nobody judged at the end, changes nothing', () => {
    fc.assert(
      fc.property(withRelevant, (all) => {
        const ranking = idealOrder(all).slice(0, 10);
        for (const measure of [ndcg, recall, reciprocalRank])
          expect(measure(all, [...ranking, 'unknown'], 12)).toBe(measure(all, ranking, 12));
      }),
    );
  });
});
