import { afterAll, beforeAll, expect, test } from 'vitest';
import { countAddresses, siteAddresses } from '#db/queries/site-addresses.ts';
import { type Desk, deskWith, rows } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
});
afterAll(() => desk.remove());

test('every page is named once: lists, topics, sources, organisations, authors, papers', async () => {
  const addresses = await siteAddresses(desk.db, 0, 1000);
  expect(addresses).toHaveLength(await countAddresses(desk.db));
  const paths = addresses.map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(addresses.filter(({ isList }) => isList).map(({ path }) => path)).toEqual([
    '/',
    '/papers',
    '/topics',
    '/map',
    '/trends',
    '/about',
  ]);
  const slugs = (table: string) =>
    rows<{ slug: string }>(desk, `select slug from ${table} order by id`).map(({ slug }) => slug);
  expect(paths.slice(7)).toEqual([
    ...slugs('topics').map((slug) => `/topics/${slug}`),
    ...slugs('sources').map((slug) => `/sources/${slug}`),
    '/orgs/acme-lab',
    '/authors/ada-byron',
    '/authors/emilie-du-chatelet',
    ...slugs('papers').map((slug) => `/papers/${slug}`),
  ]);
});

test.each([1, 3, 7, 50, 1000])('stretches of %i follow each other without gap or repeat', async (limit) => {
  const all = await siteAddresses(desk.db, 0, 1000);
  const parts = [];
  for (let start = 0; start < all.length; start += limit)
    parts.push(await siteAddresses(desk.db, start, limit));
  expect(parts.slice(0, -1).every((part) => part.length === limit)).toBe(true);
  expect(parts.flat()).toEqual(all);
  expect(await siteAddresses(desk.db, all.length, limit)).toEqual([]);
});
