import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GramTable } from '#lib/topics/model/gram-table.ts';
import { gramVector, placesOf } from '#lib/topics/model/gram-vector.ts';
import { gramKinds } from '#lib/topics/model/grams.ts';
import { readPaper } from '#lib/topics/read-paper.ts';
import { gram } from '#tests/lib/topics/model/tiny-model.ts';

/** The grams of a paper, with every place of each. */
function read(title: string, abstract: string) {
  const { rows, values, mentions } = gramVector(table, readPaper(title, abstract));
  return { rows, values, places: rows.map((_, at) => placesOf(mentions, at)) };
}

const table = new GramTable(
  [
    gram('text model', 10),
    gram('text merging', 50),
    gram('text model merging', 5),
    gram('title merging', 20),
    gram('own merging', 8),
    gram('own code', 4),
    gram('verb release code', 2),
    gram('text unheard', 3),
  ],
  100,
);

const idf = (papers: number) => Math.log(100 / papers) ** 0.7;

test('the values of a paper, by hand', () => {
  const abstract = 'Other merging has a model. We release code for merging.';
  const { rows, values, places } = read('Model merging', abstract);
  expect(rows).toEqual([0, 1, 3, 2, 5, 6, 4]);

  const text = [(1 + Math.log(2)) * idf(10), (1 + Math.log(3)) * idf(50), idf(5)];
  const [model = 0, merging = 0, both = 0] = text.map((value) => value / Math.hypot(...text));
  const own = [idf(4), idf(8)];
  const [ownCode = 0, ownMerging = 0] = own.map((value) => (0.6 * value) / Math.hypot(...own));
  const byHand = [model, merging, 0.6, both, ownCode, 0.4, ownMerging];
  expect(values).toHaveLength(byHand.length);
  for (const [at, value] of byHand.entries()) expect(values[at]).toBeCloseTo(value, 6);

  const at = (field: number, first: number, last = first) => ({ field, first, last });
  expect(places).toEqual([
    [at(0, 0), at(1, 4)],
    [at(0, 1), at(1, 1), at(1, 9)],
    [at(0, 1)],
    [at(0, 0, 1)],
    [at(1, 7)],
    [at(1, 7)],
    [at(1, 9)],
  ]);
});

test('of a paper with no gram of the table there is nothing', () => {
  expect(read('Nothing', '')).toEqual({ rows: [], values: [], places: [] });
});

const lengths: Readonly<Record<string, number>> = { text: 1, title: 0.6, own: 0.6, verb: 0.4 };
const texts = fc
  .array(fc.constantFrom('model', 'merging', 'code', 'We release', 'we', 'unheard', '.', ',', 'x'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(' '));

test('each kind has its length, whatever the paper, and every gram a place', () => {
  fc.assert(
    fc.property(texts, texts, (title, abstract) => {
      const { rows, values, places } = read(title, abstract);
      expect(new Set(rows).size).toBe(rows.length);
      expect(places.map((all) => all.length > 0)).toEqual(rows.map(() => true));
      for (const [kind, name] of gramKinds.entries()) {
        const part = values.filter((_, at) => table.kinds[rows[at] ?? -1] === kind);
        if (part.length > 0) expect(Math.hypot(...part)).toBeCloseTo(lengths[name] ?? 0, 6);
        for (const value of part) expect(value).toBeGreaterThan(0);
      }
    }),
  );
});
