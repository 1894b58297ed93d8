import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askedSearch, searchAnswer } from '#db/queries/asked-search.ts';
import { askedState, explorerPage } from '#db/queries/explorer.ts';
import { type Params, problemText } from '#lib/params.ts';
import { type Desk, deskOfDumps, rows } from '#tests/fixtures/database.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskOfDumps();
});
afterAll(() => desk.remove());

async function slugs(params: Params, limit: number): Promise<string[]> {
  const { results } = await askedSearch(desk.db, params, limit);
  return results.map(({ slug }) => slug);
}

test.each<Params>([
  { q: 'multi-vector retrieval' },
  { q: 'task arithmetic', topic: 'merging' },
  { q: 'language models', sort: 'newest', page: '2' },
  { topic: ['retrieval', 'embeddings'], match: 'all', not: 'vision-language' },
  { q: 'topic:merging has:code' },
])('%j finds what the explorer shows, in its order', async (params) => {
  const { total, cards } = await explorerPage(desk.db, await askedState(desk.db, params));
  const asked = await askedSearch(desk.db, params, 20);
  expect(asked.total).toBe(total);
  expect(asked.total).toBeGreaterThan(0);
  expect(asked.results.map(({ id }) => id)).toEqual(cards.map(({ id }) => id));
});

test('scores fall, and the reasons are words of the paper', async () => {
  const { results } = await askedSearch(desk.db, { q: 'merging models by task vectors' }, 30);
  const scores = results.map(({ score }) => score);
  expect(scores.length).toBeGreaterThan(10);
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  expect(results.filter(({ why }) => why.length > 0).length).toBeGreaterThan(10);
});

test('a state without words has its papers in the usual order, with nothing to explain', async () => {
  const { total, results } = await askedSearch(desk.db, { topic: 'merging' }, 1000);
  const merging = rows<{ id: number }>(
    desk,
    `select pt.paper_id as id from paper_topics pt join topics t on t.id = pt.topic_id where t.slug = 'merging'`,
  );
  expect(total).toBe(merging.length);
  expect(results.map(({ id }) => id).sort()).toEqual(merging.map(({ id }) => id).sort());
  for (const { score, why } of results) expect({ score, why }).toEqual({ score: 0, why: [] });
});

test('pages follow each other without gap or repeat; one past the last is empty', async () => {
  const q = 'task vectors';
  const whole = await slugs({ q }, 1000);
  expect(whole.length).toBeGreaterThan(7);
  const pages = await Promise.all([1, 2, 3].map((page) => slugs({ q, page: String(page) }, 3)));
  expect(pages.flat()).toEqual(whole.slice(0, 9));
  expect(await slugs({ q, page: '2' }, 1000)).toEqual([]);
  expect((await askedSearch(desk.db, { q, page: '2' }, 1000)).total).toBe(whole.length);
});

test('an answer to a program has these four of each paper', async () => {
  const asked = await askedSearch(desk.db, { q: 'editing models with task arithmetic' }, 1);
  expect(searchAnswer(asked)).toEqual({
    total: asked.total,
    results: [
      {
        slug: 'editing-models-with-task-arithmetic',
        title: 'Editing Models with Task Arithmetic',
        score: asked.results[0]?.score,
        why: asked.results[0]?.why,
      },
    ],
  });
});

describe('what cannot be had', () => {
  test('is said, and the rest is done', async () => {
    const asked = await askedSearch(desk.db, { q: 'topic:nope merging', year: 'x', page: '0' }, 10);
    expect(asked.problems.map(problemText)).toEqual([
      '“x” is no year here; it was left out.',
      '“0” is no page number here; it was left out.',
      expect.stringContaining('“nope” is no topic here'),
    ]);
    expect(asked.results.map(({ slug }) => slug)).toEqual(await slugs({ q: 'merging' }, 10));
  });

  test.each([
    '"',
    '*',
    'NEAR(',
    'NLP AND',
    "it's",
    'c++',
    '-',
    'title:',
    '\0',
    '大语言模型',
    '👩‍🔬',
    'x'.repeat(10_000),
  ])('an odd search is an ordinary one: %.20j', async (q) => {
    const { total, results } = await askedSearch(desk.db, { q }, 10);
    expect(results).toHaveLength(Math.min(10, total));
  });
});
