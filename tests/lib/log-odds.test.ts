import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logOdds } from '#lib/log-odds.ts';

const RUNS = { seed: 19, numRuns: 200 };

/** A word in two groups that are part of a corpus. */
const groups = fc
  .record({
    here: fc.integer({ min: 0, max: 500 }),
    there: fc.integer({ min: 0, max: 500 }),
    hereRest: fc.integer({ min: 1, max: 50_000 }),
    thereRest: fc.integer({ min: 1, max: 50_000 }),
    strength: fc.integer({ min: 1, max: 20_000 }),
  })
  .filter(({ here, there }) => here + there > 0)
  .map(({ here, there, hereRest, thereRest, strength }) => ({
    here: { papers: here, pairs: here + hereRest },
    there: { papers: there, pairs: there + thereRest },
    corpus: { papers: here + there, pairs: here + there + hereRest + thereRest },
    strength,
  }));

describe('log-odds ratio with an informative Dirichlet prior', () => {
  test('an example worked out by hand', () => {
    // Prior 40 · 12 / 1000 = 0.48; odds 10.48 / 129.52 and 2.48 / 937.52; variance 1 / 10.48 + 1 / 2.48.
    const z = logOdds({ papers: 10, pairs: 100 }, { papers: 2, pairs: 900 }, { papers: 12, pairs: 1000 }, 40);
    const delta = Math.log(10.48 / (140 - 10.48)) - Math.log(2.48 / (940 - 2.48));
    expect(z).toBeCloseTo(delta / Math.sqrt(1 / 10.48 + 1 / 2.48), 12);
    expect(z).toBeCloseTo(4.844, 3);
  });

  test('turns its sign when the groups change places', () => {
    fc.assert(
      fc.property(groups, ({ here, there, corpus, strength }) => {
        const z = logOdds(here, there, corpus, strength);
        expect(Number.isFinite(z)).toBe(true);
        expect(logOdds(there, here, corpus, strength)).toBeCloseTo(-z, 9);
      }),
      RUNS,
    );
  });

  test('one paper more with the word never makes it less of a word of the group', () => {
    fc.assert(
      fc.property(groups, ({ here, there, corpus, strength }) => {
        fc.pre(here.papers + 1 < here.pairs);
        // Above the share of the other group each paper is evidence; below it a rarer word is a less certain one.
        fc.pre(here.papers * there.pairs >= there.papers * here.pairs);
        const more = { ...here, papers: here.papers + 1 };
        expect(logOdds(more, there, corpus, strength)).toBeGreaterThan(
          logOdds(here, there, corpus, strength),
        );
      }),
      RUNS,
    );
  });

  test('a word that no paper has says nothing', () => {
    expect(logOdds({ papers: 0, pairs: 5 }, { papers: 0, pairs: 5 }, { papers: 0, pairs: 10 }, 4)).toBe(0);
    expect(logOdds({ papers: 0, pairs: 0 }, { papers: 0, pairs: 0 }, { papers: 0, pairs: 0 }, 4)).toBe(0);
  });
});
