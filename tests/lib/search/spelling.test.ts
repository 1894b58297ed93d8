import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editsBetween } from '#lib/search/query-distance.ts';
import { corrections, isOneSlip } from '#lib/search/spelling.ts';

test.each([
  ['merging', 'mergin', true],
  ['merging', 'mergging', true],
  ['merging', 'mergong', true],
  ['merging', 'emrging', true],
  ['merging', 'merggni', false],
  ['merging', 'merging', false],
  ['merging', 'merge', false],
  ['merging', 'megrign', false],
  ['ab', 'ba', true],
  ['', 'a', true],
  ['', '', false],
  ['', 'ab', false],
  ['abc', 'bca', false],
  ['abcd', 'acbe', false],
])('%s and %s: %s', (a, b, expected) => {
  expect(isOneSlip(a, b)).toBe(expected);
  expect(isOneSlip(b, a)).toBe(expected);
});

const word = fc.stringMatching(/^[a-d]{0,8}$/);

test('one edit is one slip, two equal words are none, and both ways agree with the distance', () => {
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isOneSlip(a, b)).toBe(editsBetween(a, b, 1) === 1);
      expect(isOneSlip(a, b)).toBe(isOneSlip(b, a));
    }),
    { seed: 1, numRuns: 3000 },
  );
});

test('every insertion, deletion, substitution and transposition is one slip', () => {
  const long = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(long, fc.nat(12), fc.stringMatching(/^[a-z]$/), (a, place, letter) => {
      const at = place % a.length;
      const [head, tail] = [a.slice(0, at), a.slice(at + 1)];
      const inserted = head + letter + a.slice(at);
      const deleted = head + tail;
      const substituted = head + letter + tail;
      const transposed = head + (a[at + 1] ?? '') + a[at] + a.slice(at + 2);
      for (const slipped of [inserted, deleted]) expect(isOneSlip(a, slipped)).toBe(true);
      for (const slipped of [substituted, transposed]) expect(isOneSlip(a, slipped)).toBe(slipped !== a);
    }),
    { seed: 2, numRuns: 500 },
  );
});

test('two letters that are nowhere near the word are two slips', () => {
  const long = fc.stringMatching(/^[a-m]{2,12}$/);
  fc.assert(
    fc.property(long, fc.nat(12), fc.nat(12), (a, one, other) => {
      const letters = [...a];
      const [first, second] = [one % a.length, other % a.length];
      fc.pre(first !== second);
      letters[first] = 'y';
      letters[second] = 'z';
      expect(isOneSlip(a, letters.join(''))).toBe(false);
      expect(isOneSlip(a, `y${a}z`)).toBe(false);
    }),
    { seed: 3, numRuns: 500 },
  );
});

const VOCABULARY = new Map([
  ['transfer', 9],
  ['transfers', 4],
  ['transform', 8],
  ['tranfer', 1],
  ['year', 2],
  ['near', 2],
  ['nea', 1],
  ['ea', 50],
  ['naïve', 3],
]);

test.each<[typed: string, most: number, words: string[]]>([
  ['tranfers', 5, ['transfers', 'tranfer']],
  ['transfer', 5, ['transfers', 'tranfer']],
  ['xransfer', 5, ['transfer']],
  ['neaq', 5, ['near', 'nea']],
  ['dear', 5, ['near', 'year']],
  ['dear', 1, ['near']],
  ['dear', 0, []],
  ['nea', 5, []],
  ['naive', 5, ['naïve']],
  ['gpt4x', 5, []],
  ['yea-r', 5, []],
  ['', 5, []],
])('%s, at most %i: %j', (typed, most, words) => {
  expect(corrections(typed, VOCABULARY, most)).toEqual(
    words.map((found) => ({ word: found, papers: VOCABULARY.get(found) })),
  );
});
