import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GramTable, NO_ROW } from '#lib/topics/model/gram-table.ts';
import { gramKinds, UNKNOWN } from '#lib/topics/model/grams.ts';
import { gram } from '#tests/lib/topics/model/tiny-model.ts';

const word = fc.constantFrom('the', 'also', 'model', 'merging', 'task', 'é', 'w1', 'w2', 'w3');
const written = fc
  .tuple(fc.constantFrom(...gramKinds), fc.array(word, { minLength: 1, maxLength: 2 }))
  .map(([kind, words]) => [kind, ...words].join(' '));
const vocabularies = fc.uniqueArray(written, { maxLength: 60 });

test('finds every gram in its row, and nothing else', () => {
  fc.assert(
    fc.property(vocabularies, (vocabulary) => {
      const table = new GramTable(
        vocabulary.map((each) => gram(each)),
        100,
      );
      const { words } = table.lexicon;
      const found = new Map<string, number>();
      for (const [kind, name] of gramKinds.entries()) {
        for (const [id, first] of words.entries()) {
          for (let next = UNKNOWN; next < words.length; next += 1) {
            const row = table.rowOf(kind, id, next);
            if (row === NO_ROW) continue;
            found.set([name, first, ...(next === UNKNOWN ? [] : [words[next]])].join(' '), row);
          }
        }
      }
      expect(found).toEqual(new Map(vocabulary.map((each, row) => [each, row])));
      expect(table.size).toBe(vocabulary.length);
      expect([...table.kinds].map((kind) => gramKinds[kind])).toEqual(
        vocabulary.map((each) => each.split(' ')[0]),
      );
    }),
    { numRuns: 60 },
  );
});

test('a gram weighs by how few papers have it', () => {
  const { weights } = new GramTable([gram('text a1', 1), gram('text a2', 10), gram('title a1', 100)], 100);
  expect(weights[0]).toBeCloseTo(Math.log(100) ** 0.7, 6);
  expect(weights[1]).toBeCloseTo(Math.log(10) ** 0.7, 6);
  expect(weights[2]).toBe(0);
});

test('a gram that stands twice is refused; of another kind, or turned about, it is another', () => {
  const grams = ['text model merging', 'own model merging', 'text merging model', 'text model'];
  expect(
    new GramTable(
      grams.map((each) => gram(each)),
      100,
    ).size,
  ).toBe(4);
  const twice = [...grams, 'own model merging'].map((each) => gram(each));
  expect(() => new GramTable(twice, 100)).toThrow(new RangeError('“model merging” stands twice.'));
});
