import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editsBetween, editsForgiven } from '#lib/search/query-distance.ts';

test.each([
  ['merging', 'merging', 2, 0],
  ['mergin', 'merging', 2, 1],
  ['mergging', 'merging', 2, 1],
  ['merginh', 'merging', 2, 1],
  ['emrging', 'merging', 2, 1],
  ['megrnig', 'merging', 2, 2],
  ['megrnig', 'merging', 1, undefined],
  ['merge', 'merging', 2, undefined],
  ['', 'ab', 2, 2],
  ['', 'abc', 2, undefined],
  ['ca', 'abc', 3, 3],
])('%s to %s within %i', (a, b, most, edits) => {
  expect(editsBetween(a, b, most)).toBe(edits);
});

const text = fc.stringMatching(/^[abc]{0,6}$/);

test('one edit is one away, from either side, and no text is nearer than its length tells', () => {
  fc.assert(
    fc.property(text, fc.nat(6), fc.constantFrom('a', 'b', ''), (a, place, letter) => {
      const cut = Math.min(place, a.length);
      const b = a.slice(0, cut) + letter + a.slice(cut + 1);
      expect(editsBetween(a, b, 1)).toBe(a === b ? 0 : 1);
      expect(editsBetween(b, a, 1)).toBe(a === b ? 0 : 1);
    }),
    { seed: 4, numRuns: 500 },
  );
  fc.assert(
    fc.property(text, text, (a, b) => {
      const edits = editsBetween(a, b, 6) ?? Number.NaN;
      expect(edits).toBe(editsBetween(b, a, 6));
      expect(edits).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      expect(edits).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
    { seed: 5, numRuns: 500 },
  );
});

test.each([
  [3, 0],
  [4, 1],
  [7, 1],
  [8, 2],
])('a word of %i letters forgives %i', (length, edits) => {
  expect(editsForgiven(length)).toBe(edits);
});
