import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GramTable } from '#lib/topics/model/gram-table.ts';
import { gramVector } from '#lib/topics/model/gram-vector.ts';
import { gramKinds } from '#lib/topics/model/grams.ts';
import { readPaper } from '#lib/topics/read-paper.ts';
import { gram } from '#tests/lib/topics/model/tiny-model.ts';

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
  const fields = readPaper('Model merging', 'Other merging has a model. We release code for merging.');
  const { rows, counts, values, hits } = gramVector(table, fields);
  expect(rows).toEqual([0, 1, 3, 2, 5, 6, 4]);
  expect(counts).toEqual([2, 3, 1, 1, 1, 1, 1]);

  const text = [(1 + Math.log(2)) * idf(10), (1 + Math.log(3)) * idf(50), idf(5)];
  const [model = 0, merging = 0, both = 0] = text.map((value) => value / Math.hypot(...text));
  const own = [idf(4), idf(8)];
  const [ownCode = 0, ownMerging = 0] = own.map((value) => (0.6 * value) / Math.hypot(...own));
  const byHand = [model, merging, 0.6, both, ownCode, 0.4, ownMerging];
  expect(values).toHaveLength(byHand.length);
  for (const [at, value] of byHand.entries()) expect(values[at]).toBeCloseTo(value, 6);

  expect(hits).toEqual([
    { at: 0, field: 0, first: 0, last: 0 },
    { at: 1, field: 0, first: 1, last: 1 },
    { at: 2, field: 0, first: 1, last: 1 },
    { at: 3, field: 0, first: 0, last: 1 },
    { at: 1, field: 1, first: 1, last: 1 },
    { at: 0, field: 1, first: 4, last: 4 },
    { at: 4, field: 1, first: 7, last: 7 },
    { at: 5, field: 1, first: 7, last: 7 },
    { at: 1, field: 1, first: 9, last: 9 },
    { at: 6, field: 1, first: 9, last: 9 },
  ]);
});

test('of a paper with no gram of the table there is nothing', () => {
  expect(gramVector(table, readPaper('Nothing', ''))).toEqual({ rows: [], counts: [], values: [], hits: [] });
});

const lengths: Readonly<Record<string, number>> = { text: 1, title: 0.6, own: 0.6, verb: 0.4 };
const texts = fc
  .array(fc.constantFrom('model', 'merging', 'code', 'We release', 'we', 'unheard', '.', ',', 'x'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(' '));

test('each kind has its length, whatever the paper; the counts are those of the places', () => {
  fc.assert(
    fc.property(texts, texts, (title, abstract) => {
      const { rows, counts, values, hits } = gramVector(table, readPaper(title, abstract));
      expect(new Set(rows).size).toBe(rows.length);
      expect(counts).toEqual(rows.map((_, at) => hits.filter((hit) => hit.at === at).length));
      for (const [kind, name] of gramKinds.entries()) {
        const part = values.filter((_, at) => table.kinds[rows[at] ?? -1] === kind);
        if (part.length > 0) expect(Math.hypot(...part)).toBeCloseTo(lengths[name] ?? 0, 6);
        for (const value of part) expect(value).toBeGreaterThan(0);
      }
    }),
  );
});
