import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addPackedWords, packWords, type WordCounts } from '#lib/search/word-list.ts';

const word = fc
  .string({ unit: 'grapheme', maxLength: 10 })
  .filter((text) => !/[\t\n]/.test(text) && text !== '');
const counts = fc.array(fc.tuple(word, fc.nat(9999)), { maxLength: 30 }).map((pairs) => new Map(pairs));

test('what was packed is added to what is there, and the order of the words does not matter', () => {
  fc.assert(
    fc.property(counts, counts, (one, other) => {
      const sum: WordCounts = new Map();
      addPackedWords(packWords(one), sum);
      expect(sum).toEqual(one);
      addPackedWords(packWords(other), sum);
      for (const key of new Set([...one.keys(), ...other.keys()]))
        expect(sum.get(key)).toBe((one.get(key) ?? 0) + (other.get(key) ?? 0));
      expect(sum.size).toBe(new Set([...one.keys(), ...other.keys()]).size);
      expect(packWords(new Map([...one].toReversed()))).toEqual(packWords(one));
    }),
    { seed: 21, numRuns: 200 },
  );
});
