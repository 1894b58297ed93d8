import { expect, test } from 'vitest';
import { resolveSlug } from '#db/queries/paper-page.ts';
import { desk, type Texts } from '#tests/fixtures/database.ts';
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
