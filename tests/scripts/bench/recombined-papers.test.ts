import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type PaperLine, recombinedPapers } from '#scripts/bench/recombined-papers.ts';

const GIVEN: PaperLine[] = [
  {
    title: 'Merging Models Without Training Data',
    abstract: 'We merge models. No data is needed. The weights are averaged in the end.',
    authors: ['Ada Byron', 'Emmy Noether'],
    year: 2021,
    venue: 'ICLR 2021',
  },
  {
    title: 'Dense Retrieval for Speech',
    abstract: 'Speech is searched. The index is dense.',
    authors: ['Grace Brewster Hopper'],
    year: 1999,
    organisation: { slug: 'navy', name: 'Navy' },
    comments: 3,
    upvotes: 12,
  },
  { title: 'Facts Alone' },
];

const made = (count: number, seed = 1) => [...recombinedPapers(GIVEN, count, seed)];

test('the same seed gives the same papers, fewer of them are the first of many, another seed gives others', () => {
  fc.assert(
    fc.property(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 1e6 }), (count, seed) => {
      expect(made(count, seed)).toEqual(made(30, seed).slice(0, count));
    }),
    { seed: 6, numRuns: 40 },
  );
  expect(made(30, 2)).not.toEqual(made(30, 3));
});

test('everything but new words, names and numbers comes from the given papers', () => {
  const sentences = new Set([
    'We merge models.',
    'No data is needed.',
    'The weights are averaged in the end.',
    'Speech is searched.',
    'The index is dense.',
  ]);
  const papers = made(300);
  for (const { abstract, authors, year, venue, arxivId, publishedOn } of papers) {
    const read = abstract?.replace(/ We call it \p{L}+\.$/u, '').split(/(?<=\.) /) ?? [];
    expect(read.filter((sentence) => !sentences.has(sentence))).toEqual([]);
    expect([undefined, 'ICLR 2021']).toContain(venue);
    expect([undefined, 1999, 2021]).toContain(year);
    for (const name of authors ?? [])
      expect(name).toMatch(/^(Ada|Emmy|Grace Brewster) (Byron|Noether|Hopper)$/);
    expect(arxivId === undefined).toBe(publishedOn === undefined);
    if (arxivId)
      expect([arxivId.slice(0, 4), year]).toEqual([publishedOn?.slice(2, 7).replace('-', ''), 2021]);
  }
  const ids = papers.flatMap(({ arxivId }) => arxivId ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThan(30);
  expect(new Set(papers.map(({ title }) => title.replace(/^\p{L}+: /u, '')))).toContain(
    'Merging Models Without for Speech',
  );
});

test('a paper has the organisation and the attention of the one whose year it has', () => {
  const papers = made(300);
  expect(papers.filter(({ organisation }) => organisation).length).toBeGreaterThan(50);
  for (const { year, organisation, comments, upvotes } of papers) {
    const expected = year === 1999 ? ['navy', 3, 12] : [undefined, undefined, undefined];
    expect([organisation?.slug, comments, upvotes]).toEqual(expected);
  }
});

test('papers of another seed have other numbers in the archive', () => {
  const numbers = (seed: number) => made(200, seed).flatMap(({ arxivId }) => arxivId ?? []);
  const first = new Set(numbers(1));
  expect(first.size).toBeGreaterThan(20);
  expect(numbers(2).filter((number) => first.has(number))).toEqual([]);
});

test('new words come with more papers', () => {
  const words = (count: number) =>
    new Set(made(count).flatMap(({ title }) => /^(\p{L}+): /u.exec(title)?.[1] ?? [])).size;
  expect(words(10)).toBeGreaterThan(1);
  expect(words(300)).toBeGreaterThan(2 * words(10));
});

test('nothing can be made of nothing', () => {
  expect(() => [...recombinedPapers([], 1, 1)]).toThrow(RangeError);
});
