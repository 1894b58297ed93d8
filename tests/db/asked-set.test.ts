import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askedSet, askedTopicSet, setStretch } from '#db/queries/asked-set.ts';
import { askedState, explorerPage } from '#db/queries/explorer.ts';
import { exportPapers } from '#db/queries/export-papers.ts';
import { feedPapers } from '#db/queries/feed-papers.ts';
import { listPapers } from '#db/queries/list-papers.ts';
import { cursorText } from '#lib/cursor.ts';
import { onPage } from '#lib/hrefs.ts';
import { problemText } from '#lib/params.ts';
import { topicState } from '#lib/topic-query.ts';
import { type Desk, desk, deskOfDumps } from '#tests/fixtures/database.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

let dumps: Desk;
beforeAll(async () => {
  dumps = await deskOfDumps();
});
afterAll(() => dumps.remove());

type Asked = Record<string, string | string[]>;

async function stretch({ db }: Desk, params: Asked) {
  return setStretch(db, await askedSet(db, params), params);
}

/** The slugs of a set's stretches of `limit` papers, from cursor to cursor. */
async function followed(on: Desk, params: Asked, limit: number): Promise<string[]> {
  const slugs: string[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { results, next } = await stretch(on, { ...params, limit: String(limit), cursor });
    slugs.push(...results.map(({ slug }) => slug));
    cursor = next && cursorText(next);
  }
  return slugs;
}

const STATES: Asked[] = [
  {},
  { sort: 'title' },
  { topic: ['merging', 'retrieval'], not: 'vision-language', sort: 'strength' },
  { q: 'task vectors' },
  { q: 'multi-vector', topic: 'retrieval', sort: 'discussed' },
  { year: ['2021..2023', 'undated'], has: 'code' },
  { topic: ['merging', 'multi-task'], match: 'all' },
];

describe.each(STATES)('the set of %j', (params) => {
  test('has the papers of the page’s pages, in their order, and their number', async () => {
    const asked = await askedState(dumps.db, params);
    const paged: string[] = [];
    for (let page = 1; (page - 1) * 20 < asked.total; page++) {
      const { cards } = await explorerPage(dumps.db, { ...asked, query: onPage(asked.query, page) });
      paged.push(...cards.map(({ slug }) => slug));
    }
    expect(paged).toHaveLength(asked.total);
    expect(await followed(dumps, params, 37)).toEqual(paged);
    const { total, page, results } = await stretch(dumps, params);
    expect({ total, page }).toEqual({ total: asked.total, page: 1 });
    expect(results.map(({ slug }) => slug)).toEqual(paged.slice(0, 100));
    const exported: string[] = [];
    for await (const { slug } of exportPapers(dumps.db, asked.query)) exported.push(slug);
    expect(exported).toEqual(paged);
  });

  test('has a feed of its newest', async () => {
    const { query } = await askedSet(dumps.db, params);
    const { cards } = await listPapers(dumps.db, { ...query, sort: 'newest' }, { size: 50 });
    const feed = await feedPapers(dumps.db, query);
    expect(feed.map(({ slug }) => slug)).toEqual(cards.map(({ slug }) => slug));
  });
});

test('a page counts in papers of the limit; one past the last is empty, and that is said', async () => {
  const all = await followed(dumps, { topic: 'merging' }, 1000);
  const second = await stretch(dumps, { topic: 'merging', limit: '5', page: '2' });
  expect(second.results.map(({ slug }) => slug)).toEqual(all.slice(5, 10));
  expect(second).toMatchObject({ page: 2, total: all.length, next: { offset: 10, after: all[9] } });
  const past = await stretch(dumps, { topic: 'merging', page: '9' });
  expect(past).toMatchObject({ results: [], next: undefined });
  expect(past.problems.map(problemText)).toEqual(['There is no page 9.']);
});

test('what cannot be had is left out and said', async () => {
  const odd = await stretch(dumps, { topic: ['merging', 'nope'], limit: '0', cursor: '!', page: 'x' });
  expect(odd.problems.map(problemText)).toEqual([
    expect.stringContaining('“nope” is no topic here; it was left out.'),
    '“0” is no limit here; it was left out.',
    '“!” is no cursor here; it was left out.',
    '“x” is no page number here; it was left out.',
  ]);
  expect(odd.results).toEqual((await stretch(dumps, { topic: 'merging' })).results);
});

test('a topic’s set is that of its page, in each of its orders', async () => {
  for (const sort of ['strength', 'newest', 'title'] as const) {
    const set = await askedTopicSet(dumps.db, 'merging', { sort, page: '3' });
    const { cards, total } = await listPapers(dumps.db, topicState('merging', { sort, page: 1 }), {
      size: 1000,
    });
    expect(set?.problems).toEqual([]);
    const found = set && (await setStretch(dumps.db, set, {}));
    expect(found?.total).toBe(total);
    expect(found?.results.map(({ slug }) => slug)).toEqual(cards.map(({ slug }) => slug));
  }
  const odd = await askedTopicSet(dumps.db, 'merging', { sort: 'relevance' });
  expect(odd?.problems.map(problemText)).toEqual(['“relevance” is no order here; it was left out.']);
  expect(await askedTopicSet(dumps.db, 'nope', {})).toBeUndefined();
  expect(await askedTopicSet(dumps.db, 'model-merging', {})).toBeUndefined();
});

const FIRST = ['Alpha', 'Beta', 'Delta', 'Gamma'].map((title, index) => ({
  title,
  abstract: `The paper ${title} is about something.`,
  publishedOn: `2021-01-0${4 - index}`,
}));

test('papers that come in between two stretches neither repeat nor hide others', async () => {
  const on = await desk({ 'a.jsonl': jsonLines(FIRST) });
  const { results, next } = await stretch(on, { limit: '2' });
  expect(results.map(({ slug }) => slug)).toEqual(['alpha', 'beta']);
  const cursor = next ? cursorText(next) : '';
  await on.feed({
    'b.jsonl': jsonLines([
      { title: 'Newer', abstract: 'It comes first.', publishedOn: '2022-01-01' },
      { title: 'Older', abstract: 'It comes last.', publishedOn: '2020-01-01' },
    ]),
  });
  const rest = await stretch(on, { limit: '2', cursor });
  expect(rest.results.map(({ slug }) => slug)).toEqual(['delta', 'gamma']);
  expect(rest).toMatchObject({ total: 6, next: { offset: 5, after: 'gamma' } });
  const last = await stretch(on, { limit: '2', cursor: rest.next ? cursorText(rest.next) : '' });
  expect(last.results.map(({ slug }) => slug)).toEqual(['older']);
  expect(last.next).toBeUndefined();
});

test('a cursor whose paper is not in the set goes on at its number', async () => {
  const on = await desk({ 'a.jsonl': jsonLines(FIRST) });
  const gone = await stretch(on, { cursor: cursorText({ offset: 3, after: 'nowhere' }) });
  expect(gone.results.map(({ slug }) => slug)).toEqual(['gamma']);
  const past = await stretch(on, { cursor: cursorText({ offset: 30, after: 'nowhere' }) });
  expect(past).toMatchObject({ results: [], total: 4, next: undefined });
});

test('a corrected title leaves a paper the name that feeds know it by', async () => {
  const line = { abstract: 'It is about merging.', arxivId: '2101.00001', publishedOn: '2021-01-02' };
  const on = await desk({ 'b.jsonl': jsonLines([{ ...line, title: 'Frist Title' }]) });
  // Of two captures without a date the first by name tells the title.
  await on.feed({ 'a.jsonl': jsonLines([{ ...line, title: 'First Title', authors: ['B. Two', 'A. One'] }]) });
  const { query } = await askedSet(on.db, {});
  expect(await feedPapers(on.db, query)).toMatchObject([
    { slug: 'first-title', firstSlug: 'frist-title', authors: ['B. Two', 'A. One'] },
  ]);
});
