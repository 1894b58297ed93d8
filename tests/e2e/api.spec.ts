import { createServer } from 'node:http';
import { expect, type Page } from '@playwright/test';
import { ANSWER_SCHEMAS } from '#lib/api/answers.ts';
import { ENDPOINT_KEYS, ENDPOINTS, type Endpoint } from '#lib/api/endpoints.ts';
import { STATE_PARAMETERS } from '#lib/api/parameters.ts';
import { shortened } from '#lib/api/shortened.ts';
import { freePort } from '#tests/e2e/own-site.ts';
import { countsOf, test, totalIn } from '#tests/e2e/site.ts';

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
  'x'.repeat(7_000),
]) {
  test(`an odd search of a program is an ordinary one: ${typed.slice(0, 30)}`, async ({ request }) => {
    const response = await request.get(SEARCH, { params: { q: typed } });
    expect(response.status()).toBe(200);
    const { total, results } = await response.json();
    expect(results).toHaveLength(Math.min(10, total));
  });
}

/** The requests and answers that the documentation shows. */
async function examplesOn(page: Page) {
  await page.goto('/api');
  return page.locator('.api-example').evaluateAll((figures) =>
    figures.map((figure) => {
      const [request, answer] = [...figure.querySelectorAll('pre')].map((pre) => pre.textContent);
      const [status = '', type = ''] = (figure.querySelector('figcaption')?.textContent ?? '').split(/[ ,]/);
      return { url: /^curl '(.+)'$/.exec(request ?? '')?.[1] ?? '', answer: answer ?? '', status, type };
    }),
  );
}

test('every example of the documentation is answered as it says', async ({ page, request }) => {
  const examples = await examplesOn(page);
  expect(examples).toHaveLength(ENDPOINT_KEYS.length + 1);
  for (const [index, { url, answer, status, type }] of examples.entries()) {
    const response = await request.get(url);
    expect([String(response.status()), response.headers()['content-type']], url).toEqual([status, type]);
    const key = ENDPOINT_KEYS[index];
    const name = key ? ENDPOINTS[key].answer : 'Problem';
    const body: unknown = ANSWER_SCHEMAS[name].parse(await response.json());
    expect(JSON.parse(answer), url).toEqual(key ? shortened(body) : body);
    const found = /"(?:total|query|slug|status)": ("[^"]+"|[1-9]\d*)/.exec(answer);
    expect(found, `${url} finds something`).not.toBeNull();
  }
});

test('the documentation has every parameter of every endpoint, and its links within lead somewhere', async ({
  page,
}) => {
  await page.goto('/api');
  for (const key of ENDPOINT_KEYS) {
    const { path, parameters, hasState }: Endpoint = ENDPOINTS[key];
    const section = page.locator('section').filter({ has: page.getByText(`GET ${path}`, { exact: true }) });
    await expect(section).toHaveCount(1);
    for (const { name } of parameters) {
      const table = STATE_PARAMETERS.some((one) => one.name === name && hasState)
        ? page.getByRole('table', { name: 'Parameters of a page of results' })
        : section.getByRole('table', { name: `Parameters of ${path}` });
      await expect(table.getByRole('cell', { name, exact: true })).toHaveCount(1);
    }
  }
  const targets = await page
    .locator('main a[href^="#"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(targets.length).toBeGreaterThan(3);
  for (const target of new Set(targets)) await expect(page.locator(target)).toHaveCount(1);
});

test('a problem’s type is a part of the documentation', async ({ page, request }) => {
  for (const path of ['/api/v1/papers?limit=0', '/api/v1/papers/nope', '/api/v1/nope']) {
    const { type } = ANSWER_SCHEMAS.Problem.parse(await (await request.get(path)).json());
    await page.goto(type);
    await expect(page.locator(new URL(type).hash)).toBeVisible();
  }
});

test('it is only read: other methods are refused, HEAD and OPTIONS are answered', async ({ request }) => {
  for (const path of ['/api/v1/papers', '/api/v1/papers/nope', '/api/v1/nope', '/openapi.json']) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const response = await request.fetch(path, { method });
      expect([response.status(), response.headers().allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
      expect(ANSWER_SCHEMAS.Problem.parse(await response.json()).status).toBe(405);
    }
    const preflight = await request.fetch(path, { method: 'OPTIONS' });
    expect([preflight.status(), preflight.headers()['access-control-max-age']]).toEqual([204, '86400']);
  }
  const head = await request.head('/api/v1/papers?limit=1');
  const get = await request.get('/api/v1/papers?limit=1');
  expect([head.status(), await head.text()]).toEqual([200, '']);
  for (const name of ['etag', 'link', 'content-type', 'access-control-allow-origin'])
    expect(head.headers()[name]).toBe(get.headers()[name]);
});

test('a page of another site may read it, and what goes with it', async ({ page, baseURL }) => {
  // A page of ours asks nobody but its own site. Another port is another origin.
  const other = createServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<title>Another site</title>'),
  );
  const port = await freePort();
  other.listen(port);
  await page.goto(`http://localhost:${port}/`);
  expect(await page.evaluate(() => window.origin)).not.toBe(baseURL);
  const read = await page.evaluate(async (origin) => {
    const response = await fetch(`${origin}/api/v1/papers?limit=1`);
    const etag = response.headers.get('etag') ?? '';
    const { total } = await response.json();
    const again = await fetch(`${origin}/api/v1/papers?limit=1`, {
      headers: { 'if-none-match': etag },
      cache: 'no-store',
    });
    return { total, link: response.headers.get('link'), status: again.status };
  }, baseURL);
  expect(read).toEqual({
    total: 483,
    link: expect.stringMatching(/^<.+cursor=.+>; rel="next"$/),
    status: 304,
  });
  other.close();
});

test('counts, order and facets are those of the page', async ({ page, request }) => {
  for (const search of [
    '',
    '?q=multi-vector&topic=retrieval',
    '?topic=merging&topic=multi-task&match=all&not=vision&sort=title',
    '?year=2024..2025&has=code&not=source:001',
    '?q=zzzz',
  ]) {
    await page.goto(`/papers${search}`);
    const total = totalIn((await page.getByRole('heading', { level: 1 }).textContent()) ?? '');
    const papers = await (await request.get(`/api/v1/papers${search}`)).json();
    expect(papers.total, search).toBe(total);
    const shown = await page
      .locator('main ol.rows > li .row-title a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const found = papers.results.slice(0, 20).map(({ slug }: { slug: string }) => `/papers/${slug}`);
    if (total > 0) expect(found, search).toEqual(shown);
    const { facets } = await (await request.get(`/api/v1/facets${search}`)).json();
    const topics = (await countsOf(page.locator('#topic-values'))).map(({ label, count, after }) => [
      label.toLowerCase(),
      count,
      after,
    ]);
    const counted = new Map(
      facets[0].values.map(({ label, count, after }: { label: string; count: number; after: number }) => [
        label.toLowerCase(),
        [label.toLowerCase(), count, after],
      ]),
    );
    expect(topics.length).toBeGreaterThan(10);
    for (const topic of topics) expect(counted.get(topic[0]), search).toEqual(topic);
  }
});

test('the description is served at both addresses', async ({ request }) => {
  const [one, other] = await Promise.all(
    ['/openapi.json', '/api/v1/openapi.json'].map(async (path) => (await request.get(path)).json()),
  );
  expect(other).toEqual(one);
  expect(one.openapi).toBe('3.1.1');
});
