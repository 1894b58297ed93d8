import { afterAll, beforeAll, expect, test } from 'vitest';
import { countPapers } from '#db/queries/list-papers.ts';
import { waysOut } from '#db/queries/ways-out.ts';
import { papersHref } from '#lib/hrefs.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
});
afterAll(() => desk.remove());

async function ways(search: Record<string, string | string[]>) {
  const found = await waysOut(desk.db, parsePaperQuery(search).query);
  return found.map(({ kind, values, query, count }) => [kind, values.join(' '), papersHref(query), count]);
}

test('of words alone: without all of them', async () => {
  expect(await ways({ q: 'zyzzyva' })).toEqual([['text', 'zyzzyva', '/papers', PAPERS.length]]);
  expect(await ways({})).toEqual([]);
});

test('of several: without all of them, and without each, most papers first', async () => {
  expect(await ways({ q: '"quantum chromodynamics" merging' })).toEqual([
    ['text', '"quantum chromodynamics" merging', '/papers', PAPERS.length],
    ['clause', '“quantum chromodynamics”', '/papers?q=merging', 2],
    ['clause', 'merging', '/papers?q=%22quantum+chromodynamics%22', 0],
  ]);
  expect(await ways({ q: 'title:attention -attention' })).toEqual([
    ['text', 'title:attention -attention', '/papers', PAPERS.length],
    ['clause', 'title: attention', '/papers?q=-attention', PAPERS.length - 2],
    ['clause', 'without attention', '/papers?q=title:attention', 2],
  ]);
});

test('of more than eight words none is left out by itself', async () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `zyzzyva${index}`).join(' ');
  expect((await ways({ q: words(8) })).map(([kind]) => kind)).toEqual(['text', ...Array(8).fill('clause')]);
  expect((await ways({ q: words(9) })).map(([kind]) => kind)).toEqual(['text']);
});

test('of filters: without each kind, without each exclusion, and with undated papers beside years', async () => {
  expect(await ways({ q: 'negative', year: '2021..2022', not: 'org:acme-lab' })).toEqual([
    ['text', 'negative', '/papers?not=org:acme-lab&year=2021..2022', 5],
    ['year', '2021 2022', '/papers?q=negative&not=org:acme-lab', 1],
    ['undated', '', '/papers?q=negative&not=org:acme-lab&year=2021..2022&year=undated', 1],
    ['excluded', 'org acme-lab', '/papers?q=negative&year=2021..2022', 0],
  ]);
});

test('each way has the papers that it promises', async () => {
  const { query } = parsePaperQuery({
    q: 'attention zyzzyva',
    topic: ['merging', 'retrieval'],
    year: '2019',
  });
  const found = await waysOut(desk.db, query);
  expect(found.length).toBe(6);
  for (const way of found) expect(await countPapers(desk.db, way.query)).toBe(way.count);
  expect(found.map(({ count }) => count)).toEqual(found.map(({ count }) => count).toSorted((a, b) => b - a));
});
