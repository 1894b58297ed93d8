import fc from 'fast-check';
import { expect, test } from 'vitest';
import { didYouMean } from '#lib/search/did-you-mean.ts';
import { type Corpus, wantsOf } from '#lib/search/plan.ts';
import { clausesText, parseSearch } from '#lib/search/query-language.ts';

const MEANT: Readonly<Record<string, string>> = {
  mutli: 'multi',
  trasnfer: 'transfer',
  lerning: 'learning',
  rar: 'rare',
};

const CORPUS: Corpus = {
  papers: 1000,
  papersWith: (term) =>
    term === 'rar' ? 3 : Object.keys(MEANT).some((word) => word.startsWith(term)) ? 0 : 90,
  longForms: new Map(),
  shortForms: new Map(),
  corrections: (folded) => {
    const word = MEANT[folded];
    return word === undefined ? [] : [{ word, papers: folded === 'rar' ? 29 : 90 }];
  },
};

function meant(typed: string): string | undefined {
  return didYouMean(typed, wantsOf(parseSearch(typed).clauses, CORPUS));
}

test.each<[typed: string, meant: string | undefined]>([
  ['transfer learning', undefined],
  ['', undefined],
  ['"', undefined],
  ['trasnfer', 'transfer'],
  ['Trasnfer', 'transfer'],
  ['trasnfer lerning', 'transfer learning'],
  ['trasnfer of trasnfer', 'transfer of transfer'],
  ['mutli-task', 'multi-task'],
  ['mutli task', 'multi task'],
  // Everything else stays as it was typed.
  ['  Deep trasnfer, -Vision  (2024)', '  Deep transfer, -Vision  (2024)'],
  ['"trasnfer learning" -vision', '"transfer learning" -vision'],
  ['title:trasnfer', 'title:transfer'],
  // What is not wanted is not corrected.
  ['models -trasnfer', undefined],
  // A word that papers have, if few, is a slip only of one that is ten times as frequent.
  ['rar', undefined],
])('%s', (typed, expected) => {
  expect(meant(typed)).toBe(expected);
});

test('what was meant is itself right, and asks for as many things', () => {
  const piece = fc.constantFrom(
    'trasnfer',
    'mutli-task',
    'Models',
    '"lerning to see"',
    '-vision',
    'title:lerning',
    '…',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const typed = pieces.join(' ');
      const corrected = meant(typed);
      if (corrected === undefined) return;
      expect(corrected).not.toBe(typed);
      expect(meant(corrected)).toBeUndefined();
      const [before, after] = [typed, corrected].map((text) => parseSearch(text).clauses);
      expect(after?.map(({ kind, field, negated }) => ({ kind, field, negated }))).toEqual(
        before?.map(({ kind, field, negated }) => ({ kind, field, negated })),
      );
      expect(clausesText(after ?? [])).toBe(corrected);
    }),
    { seed: 4, numRuns: 200 },
  );
});
