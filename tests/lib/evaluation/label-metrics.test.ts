import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  countLabels,
  type Judged,
  macroRates,
  microRates,
  ratesOf,
  supportOf,
} from '#lib/evaluation/label-metrics.ts';

/** Three papers, worked out by hand: a is right once and wrong once, b right once and missed once, c wrong once. */
const PAPERS: Judged[] = [
  { labelled: ['a', 'b'], given: ['a'] },
  { labelled: ['b'], given: ['b', 'a'] },
  { labelled: ['b'], given: ['b', 'c'] },
];

describe('by hand', () => {
  const counts = countLabels(PAPERS, ['b', 'a', 'd']);

  test('counts: the labels asked for in their order, then the others', () => {
    expect([...counts]).toEqual([
      ['b', { right: 2, wrong: 0, missed: 1 }],
      ['a', { right: 1, wrong: 1, missed: 0 }],
      ['d', { right: 0, wrong: 0, missed: 0 }],
      ['c', { right: 0, wrong: 1, missed: 0 }],
    ]);
    expect([...counts.values()].map(supportOf)).toEqual([3, 1, 0, 0]);
  });

  test('micro: 3 right of 5 given and of 4 labelled', () => {
    expect(microRates(counts.values())).toEqual({ precision: 3 / 5, recall: 3 / 4, f1: 6 / 9 });
  });

  test('macro: the means of b (1, 2/3, 4/5) and a (1/2, 1, 2/3)', () => {
    const { precision, recall, f1 } = macroRates([...counts.values()].slice(0, 2));
    expect(precision).toBeCloseTo(3 / 4, 12);
    expect(recall).toBeCloseTo(5 / 6, 12);
    expect(f1).toBeCloseTo(11 / 15, 12); // the harmonic mean of 3/4 and 5/6 would be 15/19
  });

  test('where nothing stands below the line, 0', () => {
    const none = { precision: 0, recall: 0, f1: 0 };
    expect(ratesOf({ right: 0, wrong: 0, missed: 0 })).toEqual(none);
    expect(ratesOf({ right: 0, wrong: 2, missed: 0 })).toEqual(none);
    expect(ratesOf({ right: 0, wrong: 0, missed: 2 })).toEqual(none);
    expect(microRates([])).toEqual(none);
    expect(macroRates([])).toEqual(none);
  });

  test('a label that comes twice counts once', () => {
    expect([...countLabels([{ labelled: ['a', 'a'], given: ['a', 'a'] }], [])]).toEqual([
      ['a', { right: 1, wrong: 0, missed: 0 }],
    ]);
  });
});

describe('laws', () => {
  const label = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const someLabels = fc.uniqueArray(label, { maxLength: 5 });
  const papers = fc.array(fc.record({ labelled: someLabels, given: someLabels }), { maxLength: 12 });
  const ratesByLabel = (judged: Judged[]) =>
    Object.fromEntries([...countLabels(judged, [])].map(([one, counts]) => [one, ratesOf(counts)]));

  test('what is given just as labelled has all rates 1', () => {
    const filled = fc.array(fc.uniqueArray(label, { minLength: 1 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(filled, (all) => {
        const counts = countLabels(
          all.map((labelled) => ({ labelled, given: labelled.toReversed() })),
          [],
        );
        expect(microRates(counts.values())).toEqual({ precision: 1, recall: 1, f1: 1 });
        expect(macroRates([...counts.values()])).toEqual({ precision: 1, recall: 1, f1: 1 });
      }),
    );
  });

  test('labelled and given the other way round: precision and recall change places, f1 stays', () => {
    fc.assert(
      fc.property(papers, (judged) => {
        const swapped = judged.map(({ labelled, given }) => ({ labelled: given, given: labelled }));
        const [there, back] = [judged, swapped].map((all) => microRates(countLabels(all, []).values()));
        expect(back).toEqual({ precision: there?.recall, recall: there?.precision, f1: there?.f1 });
      }),
    );
  });

  test('the order of the papers does not matter', () => {
    const shuffled = papers.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(ratesByLabel(other)).toEqual(ratesByLabel(one));
      }),
    );
  });

  test('f1 is the harmonic mean of precision and recall; all three are in [0, 1]', () => {
    const count = fc.nat({ max: 1000 });
    fc.assert(
      fc.property(fc.record({ right: count, wrong: count, missed: count }), (counts) => {
        const { precision, recall, f1 } = ratesOf(counts);
        for (const rate of [precision, recall, f1]) expect(rate >= 0 && rate <= 1).toBe(true);
        if (counts.right > 0) expect(f1).toBeCloseTo(2 / (1 / precision + 1 / recall), 12);
      }),
    );
  });
});
