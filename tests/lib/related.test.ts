import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Neighbour, nearestPapers, type PaperText } from '#lib/related.ts';
import { termsOf } from '#lib/related-terms.ts';

const WORDS =
  'retrieval index query vector merging weight average task soup dense sparse graph node speech audio'.split(
    ' ',
  );
const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => words.join(' '));
const corpus = fc
  .array(fc.record({ title: text, abstract: text }), { minLength: 1, maxLength: 12 })
  .map((papers) => papers.map((paper, index) => ({ id: 100 - index, ...paper })));
function neighbours(papers: readonly PaperText[], count: number): Map<number, Neighbour[]> {
  return new Map(nearestPapers(() => papers, count));
}
const RUNS = { seed: 185, numRuns: 150 };

test.each([
  ['Task Vectors', ['task vector', 'vector']],
  ['the task vector of a model', ['task vector', 'vector']],
  ['We propose a new method', []],
  [
    'Dense retrieval, dense retrieval',
    ['dense', 'dense retrieval', 'retrieval', 'retrieval dense', 'dense', 'dense retrieval', 'retrieval'],
  ],
  ['queries and classes', ['query', 'class']],
  ['analysis of corpus bias', ['analysis', 'corpus', 'corpus bias', 'bias']],
  ['GPT-4 x 12', ['gpt-4']],
  ['Größe naïve 数据', ['größe', 'größe naïve', 'naïve']],
  ['losses, boxes, batches, biases', ['loss', 'loss box', 'box', 'box batch', 'batch', 'batch bias', 'bias']],
  ['time series', ['time', 'time series', 'series']],
  ['KV caches', ['cache']],
  ['', []],
])('the terms of “%s”', (source, terms) => {
  expect(termsOf(source)).toEqual(terms);
});

test('nearness is the same from both sides, in [0, 1], and never to itself', () => {
  fc.assert(
    fc.property(corpus, (papers) => {
      const near = neighbours(papers, papers.length);
      expect([...near.keys()]).toEqual(papers.map(({ id }) => id));
      for (const [id, list] of near) {
        for (const [index, { id: other, score, terms }] of list.entries()) {
          expect(other).not.toBe(id);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1 + 1e-9);
          expect(near.get(other)?.find((back) => back.id === id)?.score).toBeCloseTo(score, 9);
          expect(near.get(other)?.find((back) => back.id === id)?.terms.length).toBe(terms.length);
          expect(terms.length).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(list[index - 1]?.score ?? 2);
        }
      }
    }),
    RUNS,
  );
});

test('the order of the papers changes nothing but that of the answer', () => {
  fc.assert(
    fc.property(corpus, (papers) => {
      const there = neighbours(papers, 3);
      const back = neighbours(papers.toReversed(), 3);
      for (const { id } of papers) expect(back.get(id)).toEqual(there.get(id));
    }),
    RUNS,
  );
});

test('the nearest come first, equals in the order of their ids, with the terms that they share', () => {
  const papers = [
    { id: 1, title: 'Merging task vectors', abstract: 'weights are averaged' },
    { id: 3, title: 'Task vector arithmetic', abstract: 'weights are averaged' },
    { id: 2, title: 'Task vector arithmetic', abstract: 'weights are averaged' },
    { id: 4, title: 'Speech recognition', abstract: 'audio weights' },
    { id: 5, title: 'Speech synthesis', abstract: 'audio' },
    { id: 6, title: 'Colours', abstract: 'of autumn' },
  ];
  const near = neighbours(papers, 2);
  expect(near.get(1)?.map(({ id }) => id)).toEqual([2, 3]);
  expect(near.get(1)?.[0]?.terms).toEqual(['task vector', 'averaged', 'weight']);
  expect(near.get(2)?.[0]?.id).toBe(3);
  expect(near.get(5)?.map(({ id }) => id)).toEqual([4]);
  expect(near.get(6)).toEqual([]);
});

const COPIES: PaperText[] = Array.from({ length: 30 }, (_, index) => ({
  id: index,
  title: `Subject ${'abcdefghijklmno'[index >> 1]}${'uvwxyz'[index % 6]}tics`,
  abstract: `${'bcdfghjklmnpqrs'[index >> 1]}ology is the study of ${'bcdfghjklmnpqrs'[index >> 1]}ology proper`,
}));

test('terms that are too many to hold are forgotten, the rarest first, and what is left still brings papers together', () => {
  const all = new Map(nearestPapers(() => COPIES, 1));
  const few = new Map(nearestPapers(() => COPIES, 1, { mostTerms: 12 }));
  expect(all.get(0)).toEqual([{ id: 1, score: 1, terms: ['bology proper'] }]);
  // Both papers of a subject come one after the other, and the last ones are not forgotten again.
  expect(few.get(29)?.map(({ id }) => id)).toEqual([28]);
  expect([...few.keys()]).toEqual([...all.keys()]);
});

test('a term that too many papers have brings nobody together', () => {
  const papers = [1, 2, 3].map((id) => ({ id, title: 'Merging', abstract: '' }));
  const other = { id: 4, title: 'Speech', abstract: '' };
  const near = (mostPostings: number) =>
    new Map(nearestPapers(() => [...papers, other], 6, { mostPostings }));
  expect(
    near(3)
      .get(1)
      ?.map(({ id }) => id),
  ).toEqual([2, 3]);
  expect(near(2).get(1)).toEqual([]);
});
