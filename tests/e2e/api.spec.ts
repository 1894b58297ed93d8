import { expect } from '@playwright/test';
import { ANSWER_SCHEMAS } from '#lib/api/answers.ts';
import { test } from '#tests/e2e/site.ts';

const SEARCH = '/api/v1/search';

test('a search by a program has the results of the explorer, in its order', async ({ page, request }) => {
  const response = await request.get(`${SEARCH}?q=multi-vector&topic=retrieval&limit=3`);
  expect(response.status()).toBe(200);
  expect(response.headers()['content-type']).toBe('application/json');
  const { total, results, ...rest } = await response.json();
  expect(rest).toEqual({});
  expect(results).toHaveLength(3);
  expect(Object.keys(results[0])).toEqual(['slug', 'title', 'score', 'why']);
  await page.goto('/papers?q=multi-vector&topic=retrieval');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    `${total} papers on Retrieval, matching “multi-vector”`,
  );
  const shown = await page
    .locator('.row-title a')
    .evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute('href')));
  expect(results.map(({ slug }: { slug: string }) => `/papers/${slug}`)).toEqual(shown);
});

test('pages of results follow each other without gap or repeat, and end', async ({ request }) => {
  const slugs = async (query: string) => {
    const { results } = await (await request.get(`${SEARCH}?q=task+vectors&${query}`)).json();
    return results.map(({ slug }: { slug: string }) => slug);
  };
  const four = await slugs('limit=4');
  expect(four).toHaveLength(4);
  expect([...(await slugs('limit=2')), ...(await slugs('limit=2&page=2'))]).toEqual(four);
  expect(await slugs('limit=1000&page=2')).toEqual([]);
});

test('what a search asks for in vain is said, and the rest is done', async ({ request }) => {
  const answer = await (await request.get(`${SEARCH}?q=topic:nope+merging`)).json();
  expect(answer.problems).toEqual([expect.stringContaining('“nope” is no topic here')]);
  const plain = await (await request.get(`${SEARCH}?q=merging`)).json();
  expect(answer).toMatchObject(plain);
  expect(plain.results).toHaveLength(10);
});

test('what is wrong with the parameters is refused, each by its name', async ({ request }) => {
  const response = await request.get(`${SEARCH}?q=merging&limit=0&page=x&topic=nope`);
  expect([response.status(), response.headers()['content-type']]).toEqual([400, 'application/problem+json']);
  const { errors } = ANSWER_SCHEMAS.Problem.parse(await response.json());
  expect(errors?.map(({ parameter, value }) => [parameter, value])).toEqual([
    ['limit', '0'],
    ['page', 'x'],
    ['topic', 'nope'],
  ]);
});

for (const typed of [
  '',
  '"',
  'NEAR(',
  '*',
  "'; drop table papers; --",
  '\u0000',
  '大语言模型 👩‍🔬',
  'x'.repeat(10_000),
]) {
  test(`an odd search of a program is an ordinary one: ${typed.slice(0, 30)}`, async ({ request }) => {
    const response = await request.get(SEARCH, { params: { q: typed } });
    expect(response.status()).toBe(200);
    const { total, results } = await response.json();
    expect(results).toHaveLength(Math.min(10, total));
  });
}
