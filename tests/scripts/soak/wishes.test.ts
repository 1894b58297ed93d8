import { expect, test } from 'vitest';
import { papersHref } from '#lib/hrefs.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { paramsIn } from '#lib/params.ts';
import { vocabularyOf } from '#scripts/soak/vocabulary.ts';
import { type Wish, wishes } from '#scripts/soak/wishes.ts';
import { desk } from '#tests/fixtures/database.ts';

const PAPER = { abstract: 'Merging of models.', authors: ['Ada Lovelace'], year: 2024, venue: 'EMNLP 2024' };

async function wished(seed: number): Promise<Wish[]> {
  const lines = [1, 2, 3].map((place) => JSON.stringify({ ...PAPER, title: `Merging Models ${place}` }));
  const { db } = await desk({ 'papers.jsonl': lines.join('\n') });
  const stream = wishes(vocabularyOf(db), seed);
  return Array.from({ length: 500 }, () => stream.next().value);
}

test('the same seed wishes for the same, another one for something else, and each for every kind', async () => {
  const [one, again, other] = [await wished(1), await wished(1), await wished(2)];
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
  expect(new Set(one.map(({ kind }) => kind)).size).toBe(19);
  expect(one.filter(({ kind }) => kind === 'paper').map(({ path }) => path)).toContain(
    '/papers/merging-models-2',
  );
});

test('the state of a wish for a page of the explorer is that of its address', async () => {
  const pages = (await wished(3)).filter(({ kind }) => kind === 'explorer' || kind === 'search');
  expect(pages.length).toBeGreaterThan(100);
  for (const { path, state } of pages) {
    const { searchParams } = new URL(path, 'http://localhost');
    const { query } = parsePaperQuery(paramsIn(searchParams));
    expect(query).toEqual(state);
    expect(papersHref(query)).toBe(path);
  }
});
