import { expect, test } from 'vitest';
import { askedState, explorerPage } from '#db/queries/explorer.ts';
import { listPapers } from '#db/queries/list-papers.ts';
import { paperPage } from '#db/queries/paper-page.ts';
import { headingText } from '#lib/heading.ts';
import { papersHref } from '#lib/hrefs.ts';
import type { Params } from '#lib/params.ts';
import { type Desk, desk } from '#tests/fixtures/database.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

const abstract = 'An abstract that is long enough to be one, and ends as it should.';
const PAPERS = [
  { title: 'Speech', abstract, categories: ['cs.CL', 'eess.AS'], publishedOn: '2024-05-01', upvotes: 4 },
  { title: 'Text', abstract, categories: ['cs.CL'], publishedOn: '2024-05-08', upvotes: 4, comments: 2 },
  { title: 'Old grammar', abstract, categories: ['cmp-lg'], publishedOn: '1996-05-01', upvotes: 4000 },
  { title: 'Unsorted', abstract },
];

async function shown(made: Desk, params: Params) {
  const state = await askedState(made.db, params);
  const page = await explorerPage(made.db, state);
  return { ...page, titles: page.cards.map(({ title }) => title) };
}

test('papers are counted, filtered, excluded and searched by arXiv’s subjects, under arXiv’s names', async () => {
  const made = await desk({ 'a.jsonl': jsonLines(PAPERS) });
  const all = await shown(made, {});
  expect(all.facets.find(({ key }) => key === 'category')?.values).toMatchObject([
    { value: 'cs-cl', label: 'Computation and Language (cs.CL)', count: 2, after: 2 },
    { value: 'cmp-lg', label: 'cmp-lg', count: 1 },
    { value: 'eess-as', label: 'Audio and Speech Processing (eess.AS)', count: 1 },
  ]);
  const chosen = await shown(made, { category: 'cs-cl', not: 'category:eess-as' });
  expect(chosen.titles).toEqual(['Text']);
  expect(headingText(chosen.query, chosen.total, chosen.labels)).toBe(
    'One paper, but not in Audio and Speech Processing (eess.AS), in Computation and Language (cs.CL)',
  );
  const typed = await shown(made, { q: 'category:cs.CL category:eess.as' });
  expect([papersHref(typed.query), typed.titles]).toEqual([
    '/papers?category=cs-cl&category=eess-as',
    ['Text', 'Speech'],
  ]);
  expect((await paperPage(made.db, 1))?.categories).toEqual([
    { slug: 'cs-cl', name: 'Computation and Language (cs.CL)' },
    { slug: 'eess-as', name: 'Audio and Speech Processing (eess.AS)' },
  ]);
});

test('trending: votes that halve in a week; papers without any come last', async () => {
  const made = await desk({ 'a.jsonl': jsonLines(PAPERS) });
  const { titles, hasUpvotes } = await shown(made, { sort: 'trending' });
  expect(titles).toEqual(['Text', 'Speech', 'Old grammar', 'Unsorted']);
  expect(hasUpvotes).toBe(true);
  const { query } = await askedState(made.db, {});
  expect((await listPapers(made.db, query)).cards.map(({ upvotes }) => upvotes)).toEqual([4, 4, 4000, null]);
});
