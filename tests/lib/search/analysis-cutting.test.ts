import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordsOf } from '#lib/search/analysis.ts';

const LETTERS = String.raw`[\p{L}\p{N}\p{M}\p{Co}]`;
/** What a word is, as one expression. */
const WORD = new RegExp(
  String.raw`(?<![\p{L}\p{N}])[cfj](?:\+\+|#)(?![\p{L}\p{N}])|${LETTERS}+(?:(?:[-‐‑'’]|(?<=\d)[.](?=\d))${LETTERS}+)*`,
  'giu',
);

const pieces = fc.constantFrom(
  ...['a', 'C', 'c', 'F', 'j', '7', '0', 'é', 'e\u0301', '\u0301', 'ß', '٣', '𝒜', '\ue000', 'Ω', 'ſ'],
  ...[
    ' ',
    '.',
    ',',
    '-',
    '‐',
    '‑',
    "'",
    '’',
    '+',
    '++',
    '#',
    '🎉',
    '\ud83c',
    '\udf89',
    '\u00a0',
    'BERT',
    'x1.5',
  ],
);

test('words are cut out where one expression finds them', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 16 }), (all) => {
      const text = all.join('');
      const found = [...text.matchAll(WORD)].map(({ 0: word, index }) => [index, index + word.length]);
      const cut = wordsOf(text).map(({ start, end }) => [start, end]);
      // A word of marks alone folds to nothing, and one that begins or ends so is told by what is left of it.
      const told = found.filter(([start, end]) => wordsOf(text.slice(start, end)).length > 0);
      expect(cut.length).toBe(told.length);
      for (const [index, [start = 0, end = 0]] of cut.entries()) {
        expect(start).toBeGreaterThanOrEqual(told[index]?.[0] ?? -1);
        expect(end).toBeLessThanOrEqual(told[index]?.[1] ?? -1);
      }
    }),
    { seed: 31, numRuns: 3000 },
  );
});
