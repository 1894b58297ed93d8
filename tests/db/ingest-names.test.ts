import { expect, test } from 'vitest';
import { resolveSlug } from '#db/queries/paper-page.ts';
import { desk, rows, type Texts } from '#tests/fixtures/database.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

const ABSTRACT = 'It is a sentence of an abstract, which is long enough for one and ends as it should.';

function paperOf(title: string, arxivId: string, org?: { slug: string; name: string }): string {
  return jsonLines([{ title, abstract: ABSTRACT, arxivId, ...(org && { organisation: org }) }]);
}

test('a number in a title is no number of a collision', async () => {
  const made = await desk(
    { 'b.jsonl': paperOf('GPT 4', '2101.00001') },
    { 'a.jsonl': paperOf('GPT', '2101.00001') },
  );
  expect(await resolveSlug(made.db, 'gpt')).toEqual({ paperId: 1, current: 'gpt' });
  expect(await resolveSlug(made.db, 'gpt-4')).toEqual({ paperId: 1, current: 'gpt' });
});

test('a number of a collision is kept', async () => {
  const made = await desk(
    { 'a.jsonl': paperOf('GPT', '2101.00001'), 'b.jsonl': paperOf('GPT', '2101.00002') },
    { 'c.jsonl': paperOf('GPT', '2101.00002') },
  );
  const slugs = made.db.$client.prepare('select slug from papers order by id').pluck().all();
  expect(slugs).toEqual(['gpt', 'gpt-2']);
});

const ACME = { slug: 'acme', name: 'ACME' };
const ACME_INC = { slug: 'acme', name: 'Acme Inc.' };
const FILES: [string, string][] = [
  ['a.jsonl', paperOf('One', '2101.00001', ACME)],
  ['b.jsonl', paperOf('Two', '2101.00002', ACME_INC)],
  ['c.jsonl', paperOf('Three', '2101.00003', ACME_INC)],
];

test.each([[[0, 1, 2]], [[2, 1, 0]], [[1, 0, 2]]])(
  'an organisation has the name that most give it, in whatever order they come (%j)',
  async (order) => {
    const runs = order.map((index): Texts => Object.fromEntries([FILES[index] ?? ['', '']]));
    for (const made of [await desk(...runs), await desk(Object.assign({}, ...runs))])
      expect(made.db.$client.prepare('select slug, name from organisations').all()).toEqual([
        { slug: 'acme', name: 'Acme Inc.' },
      ]);
  },
);

test.each([[[0, 1]], [[1, 0]]])('of equally frequent names the first (%j)', async (order) => {
  const made = await desk(...order.map((index): Texts => Object.fromEntries([FILES[index] ?? ['', '']])));
  expect(made.db.$client.prepare('select name from organisations').pluck().all()).toEqual(['ACME']);
});

test('thousands of appearances of one paper are found one after the other, not each among all', async () => {
  // Comparing each with all before it took minutes; the time limit of the test tells.
  const line = paperOf('One', '2101.00001');
  const made = await desk({ 'many.jsonl': line.repeat(6000) });
  expect(
    made.db.$client.prepare('select count(*), count(distinct paper_id) from appearances').raw().get(),
  ).toEqual([6000, 1]);
});

function byAuthors(title: string, ...authors: string[]): Texts {
  return { [`${title}.jsonl`]: jsonLines([{ title, abstract: ABSTRACT, authors }]) };
}

const slugsOfAuthors = 'select name, slug from authors order by slug';

test('an author has the slug of the name; of two names with one slug the first by code point is without a number', async () => {
  const made = await desk({
    ...byAuthors('One', 'José García', 'Ada Byron', 'Jose Garcia', 'Ada Byron 2'),
    ...byAuthors('Two', 'Ada Byron', 'ADA BYRON', 'Λένα Παπά'),
  });
  expect(rows(made, slugsOfAuthors)).toEqual([
    { name: 'ADA BYRON', slug: 'ada-byron' },
    { name: 'Ada Byron', slug: 'ada-byron-2' },
    { name: 'Ada Byron 2', slug: 'ada-byron-2-2' },
    { name: 'Jose Garcia', slug: 'jose-garcia' },
    { name: 'José García', slug: 'jose-garcia-2' },
    { name: 'Λένα Παπά', slug: 'lambdaepsilonnualpha-pialphapialpha' },
  ]);
});

test('a name in another script has a slug of its own', async () => {
  const made = await desk(byAuthors('One', '王伟', '🚀', '李娜'));
  expect(rows(made, slugsOfAuthors)).toEqual([
    { name: '🚀', slug: 'author' },
    { name: '李娜', slug: 'u674e-u5a1c' },
    { name: '王伟', slug: 'u738b-u4f1f' },
  ]);
});

test('a slug once given is kept, whoever comes later; a missing one is given by an ingest without news', async () => {
  const made = await desk(byAuthors('One', 'José García'), byAuthors('Two', 'Jose Garcia'));
  const given = [
    { name: 'José García', slug: 'jose-garcia' },
    { name: 'Jose Garcia', slug: 'jose-garcia-2' },
  ];
  expect(rows(made, slugsOfAuthors)).toEqual(given);
  made.db.$client.exec(`update authors set slug = null where name = 'Jose Garcia'`);
  await made.feed(byAuthors('Two', 'Jose Garcia'));
  expect(rows(made, slugsOfAuthors)).toEqual(given);
});
