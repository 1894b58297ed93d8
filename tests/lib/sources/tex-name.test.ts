import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesIn } from '#lib/sources/arxiv-names.ts';
import { inSpokenOrder } from '#lib/sources/library-entry.ts';
import { spoken, texName } from '#lib/sources/tex-name.ts';

test.each([
  ["Bal\\'azs", 'Balázs'],
  ['J{\\"o}rg', 'Jörg'],
  ['\\"Ozg\\"ur', 'Özgür'],
  ["{\\L}\\'od\\'z", 'Łódź'],
  ['Bl{\\o}m', 'Bløm'],
  ['S\\o ren', 'Søren'],
  ['Stra\\ss e', 'Straße'],
  ['{van der} Berg', 'van der Berg'],
  ['D.~E. Knuth', 'D. E. Knuth'],
  ["O'Brien", "O'Brien"],
  ['AT\\&T', 'AT&T'],
  ['Jo\\-seph', 'Joseph'],
  ['  Ana \n Lima ', 'Ana Lima'],
  ['\\', ''],
])('%j in TeX is %s', (tex, name) => {
  expect(texName(tex)).toBe(name);
});

test.each([
  ['Lima, Ana', 'Ana Lima'],
  ['Ana Lima', 'Ana Lima'],
  ['van Dijck, Jr., Gijs', 'Gijs van Dijck Jr.'],
  ['Downey, Robert, Jr.', 'Robert Downey Jr.'],
  ['Collective,', 'Collective'],
])('%j is spoken as %s', (given, name) => {
  expect(inSpokenOrder(given)).toBe(name);
});

test('arXiv’s lists: affiliations in brackets, suffixes, the word before the last', () => {
  expect(namesIn('Ana Lima (1 and (2)), Bo Ek, Jr., C. Doe and D. Roe; the E Collaboration')).toEqual([
    'Ana Lima',
    'Bo Ek Jr.',
    'C. Doe',
    'D. Roe',
    'the E Collaboration',
  ]);
  expect(namesIn(null)).toEqual([]);
  expect(spoken('C. -P.', 'Yuan', '')).toBe('C.-P. Yuan');
});

test('any text ends, and is on one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...`aZé \\'"{}~$^,-\n`) }), (text) => {
      expect(texName(text)).not.toMatch(/\n|^ | $/);
    }),
    { seed: 4, numRuns: 1000 },
  );
});
