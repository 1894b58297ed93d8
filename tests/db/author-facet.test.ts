import { afterAll, beforeAll, expect, test } from 'vitest';
import { authorOf } from '#db/queries/author.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { countPapers, listPapers } from '#db/queries/list-papers.ts';
import { paperPage } from '#db/queries/paper-page.ts';
import { excluded, toggled } from '#lib/hrefs.ts';
import { EVERYTHING, type PaperQuery } from '#lib/paper-query.ts';
import { type Desk, desk, deskOfDumps } from '#tests/fixtures/database.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

let dumps: Desk;
beforeAll(async () => {
  dumps = await deskOfDumps();
});
afterAll(() => dumps.remove());

async function authorsOf({ db }: Desk, query: PaperQuery) {
  const counts = await facetCounts(db, query, await countPapers(db, query));
  const facet = counts.find(({ key }) => key === 'author');
  return { values: facet?.values ?? [], more: facet?.more };
}

test('the thirty with the most papers are listed, of equal ones the first by slug; the others are counted', async () => {
  const { values, more } = await authorsOf(dumps, EVERYTHING);
  expect(values.length).toBe(30);
  expect(more).toBe(968 - 30);
  expect(values.slice(0, 4).map(({ value, label, count }) => [value, label, count])).toEqual([
    ['hannaneh-hajishirzi', 'Hannaneh Hajishirzi', 7],
    ['luke-zettlemoyer', 'Luke Zettlemoyer', 4],
    ['mohit-bansal', 'Mohit Bansal', 4],
    ['christopher-d-manning', 'Christopher D. Manning', 3],
  ]);
  const ranks = values.map(({ value, count }) => `${100 - count} ${value}`);
  expect(ranks).toEqual(ranks.toSorted());
});

test('those that are chosen or left out are listed, however few papers they have', async () => {
  const query = excluded(toggled(EVERYTHING, 'author', 'jurgen-schmidhuber'), 'author', 'yi-tay');
  const { values } = await authorsOf(dumps, query);
  expect(values.filter(({ state }) => state !== 'free')).toMatchObject([
    { value: 'jurgen-schmidhuber', label: 'Jürgen Schmidhuber', state: 'chosen' },
    { value: 'yi-tay', label: 'Yi Tay', state: 'excluded' },
  ]);
  expect(values.length).toBeGreaterThanOrEqual(30);
});

test('a name that a source prints twice counts once, and both places lead to its author', async () => {
  const abstract = 'An abstract that is long enough to be one, and ends as it should.';
  const made = await desk({
    'a.jsonl': jsonLines([
      { title: 'One', abstract, authors: ['Ada Byron', '王伟', 'Ada Byron'] },
      { title: 'Two', abstract, authors: ['Ada Byron'] },
    ]),
  });
  expect((await authorsOf(made, EVERYTHING)).values).toMatchObject([
    { value: 'ada-byron', count: 2, after: 2 },
    { value: 'u738b-u4f1f', label: '王伟', count: 1, after: 1 },
  ]);
  expect((await paperPage(made.db, 1))?.authors).toEqual([
    { position: 1, name: 'Ada Byron', slug: 'ada-byron' },
    { position: 2, name: '王伟', slug: 'u738b-u4f1f' },
    { position: 3, name: 'Ada Byron', slug: 'ada-byron' },
  ]);
  const without = excluded(EVERYTHING, 'author', 'u738b-u4f1f');
  expect((await listPapers(made.db, without)).cards.map(({ title }) => title)).toEqual(['Two']);
  expect(await authorOf(made.db, 'ada-byron')).toEqual({ slug: 'ada-byron', name: 'Ada Byron' });
  expect(await authorOf(made.db, 'nobody')).toBeUndefined();
});
