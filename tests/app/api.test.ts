import { NextRequest } from 'next/server';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { endpointRoute } from '#app/api/endpoint-route.ts';
import { readOnly } from '#app/api/read-only.ts';
import { GET as elsewhere, POST as postElsewhere } from '#app/api/v1/[[...path]]/route.ts';
import { GET as description } from '#app/openapi.json/route.ts';
import { ANSWER_SCHEMAS, type AnswerOf } from '#lib/api/answers.ts';
import { ENDPOINT_KEYS, ENDPOINTS, type EndpointKey } from '#lib/api/endpoints.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const SITE = 'https://papers.example';
const SLUG = 'attention-revisited';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
  vi.stubEnv('SITE_URL', SITE);
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

type Asking = {
  search?: string;
  slug?: string;
  method?: keyof ReturnType<typeof endpointRoute>;
  headers?: HeadersInit;
};

function ask(key: EndpointKey, { search = '', slug = SLUG, method = 'GET', headers = {} }: Asking = {}) {
  const path = ENDPOINTS[key].path.replace('{slug}', slug);
  const request = new NextRequest(`${SITE}${path}${search}`, { method, headers });
  return endpointRoute(key)[method](request, {
    params: Promise.resolve(key === 'paper' ? { slug } : undefined),
  });
}

async function papers(search: string): Promise<AnswerOf<'Papers'>> {
  const response = await ask('papers', { search });
  expect(response.status).toBe(200);
  return ANSWER_SCHEMAS.Papers.parse(await response.json());
}

async function refused(key: EndpointKey, search: string): Promise<AnswerOf<'Problem'>> {
  const response = await ask(key, { search });
  expect([response.status, response.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
  return ANSWER_SCHEMAS.Problem.parse(await response.json());
}

const FOUND = {
  papers: '?q=attention',
  paper: '',
  topics: '',
  facets: '?has=date',
  search: '?q=attention',
  suggest: '?q=att',
} as const satisfies Record<EndpointKey, string>;

describe.each(ENDPOINT_KEYS)('%s', (key) => {
  const asked = { search: FOUND[key] };

  test('answers as its schema says, for pages of any site', async () => {
    const response = await ask(key, asked);
    const { headers } = response;
    expect([response.status, headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-expose-headers')).toContain('Link');
    ANSWER_SCHEMAS[ENDPOINTS[key].answer].parse(await response.json());
  });

  test('sends nothing that the client has, where it may keep it', async () => {
    const { headers } = await ask(key, asked);
    const etag = headers.get('etag');
    if (key === 'suggest') return expect([etag, headers.get('cache-control')]).toEqual([null, 'no-store']);
    expect(headers.get('cache-control')).toBe('no-cache');
    const again = await ask(key, { ...asked, headers: { 'if-none-match': etag ?? '' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    expect(again.headers.get('access-control-allow-origin')).toBe('*');
    const changed = { 'if-modified-since': headers.get('last-modified') ?? '' };
    expect((await ask(key, { ...asked, headers: changed })).status).toBe(304);
  });

  test('refuses a parameter that it does not know, and names it', async () => {
    const problem = await refused(key, `${FOUND[key]}${FOUND[key] === '' ? '?' : '&'}colour=red`);
    expect(problem).toMatchObject({
      type: `${SITE}/api#problem-parameters`,
      detail: 'What is asked for with “colour” cannot be had.',
      errors: [{ parameter: 'colour', value: 'red' }],
    });
    expect(problem.instance).toMatch(/^\/api\/v1\/.*colour=red$/);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)('takes no %s', async (method) => {
    const response = await ask(key, { ...asked, method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    expect(ANSWER_SCHEMAS.Problem.parse(await response.json())).toMatchObject({
      type: `${SITE}/api#problem-method`,
      detail: `“${method}” is not taken here: papers are only read.`,
    });
  });

  test('says what browsers may ask', async () => {
    const { status, headers } = await ask(key, { method: 'OPTIONS' });
    expect(status).toBe(204);
    expect(Object.fromEntries(headers)).toMatchObject({
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-max-age': '86400',
    });
  });
});

describe('papers', () => {
  test('are the exported ones with their permalinks', async () => {
    const { total, results, next } = await papers('?q=attention&sort=title');
    expect([total, next]).toEqual([2, undefined]);
    expect(results[0]).toMatchObject({
      slug: SLUG,
      title: 'Attention Revisited',
      authors: ['Ada Byron', 'Émilie du Châtelet'],
      arxivId: '2101.00001',
      url: `${SITE}/papers/${SLUG}`,
    });
    expect(results[1]).not.toHaveProperty('authors');
  });

  test('follow each other by their links, without gap or repeat', async () => {
    const all = (await papers('')).results.map(({ slug }) => slug);
    expect(all).toHaveLength(PAPERS.length);
    const found: string[] = [];
    for (let search: string | undefined = '?limit=5'; search !== undefined; ) {
      const response = await ask('papers', { search });
      const { results, next }: AnswerOf<'Papers'> = await response.json();
      expect(response.headers.get('link')).toBe(next ? `<${next}>; rel="next"` : null);
      if (next) expect(next).toMatch(/^https:\/\/papers\.example\/api\/v1\/papers\?limit=5&cursor=[\w-]+$/);
      found.push(...results.map(({ slug }) => slug));
      search = next && new URL(next).search;
    }
    expect(found).toEqual(all);
    expect((await papers('?limit=5&page=2')).results.map(({ slug }) => slug)).toEqual(all.slice(5, 10));
    expect(await papers('?limit=5&page=99')).toEqual({ total: all.length, results: [] });
  });

  test('are refused with every parameter that is wrong, and nothing is told of what a page would do', async () => {
    const { errors } = await refused(
      'papers',
      '?topic=mergin&limit=0&not=org:nobody&org=acme-la&sort=strength',
    );
    expect(errors).toEqual([
      {
        parameter: 'limit',
        value: '0',
        detail: '“0” is not what “limit” takes: a whole number from 1 to 1,000.',
      },
      { parameter: 'topic', value: 'mergin', detail: '“mergin” is no topic here. Did you mean Merging?' },
      {
        parameter: 'org',
        value: 'acme-la',
        detail: '“acme-la” is no organisation here. Did you mean ACME Lab?',
      },
      { parameter: 'not', value: 'org:nobody', detail: '“nobody” is no organisation here.' },
    ]);
  });

  test.each([
    ['?topic=merging&not=merging', 'not', '“merging” is both chosen and left out.'],
    ['?sort=strength', 'sort', '“strength” orders nothing without a topic.'],
    ['?sort=relevance', 'sort', '“relevance” orders nothing without a search.'],
    ['?venue=emnlp-1066', 'venue', '“emnlp-1066” is no venue here.'],
    [
      '?cursor=nonsense',
      'cursor',
      '“nonsense” is not what “cursor” takes: what an answer’s “next” has as cursor.',
    ],
  ])('%s is refused', async (search, parameter, detail) => {
    expect((await refused('papers', search)).errors).toMatchObject([{ parameter, detail }]);
  });

  test('are found by names too, as on the pages', async () => {
    const { results } = await papers('?author=byron');
    expect(results.map(({ slug }) => slug)).toEqual([SLUG]);
  });
});

test.each(['papers', 'facets', 'search'] as const)(
  'no text of a search is refused by %s: it says what it lacks',
  async (key) => {
    const response = await ask(key, { search: '?q=topic:nope+attention+-has:wings' });
    const answer = await response.json();
    expect([response.status, answer.problems]).toEqual([
      200,
      ['“wings” is no property here; it was left out.', '“nope” is no topic here; it was left out.'],
    ]);
    const { problems: _, ...rest } = answer;
    expect(rest).toEqual(await (await ask(key, { search: '?q=attention' })).json());
    for (const typed of ['', '"', 'NEAR(', '\u0000', 'x'.repeat(10_000), 'topic:', '😀'])
      expect((await ask(key, { search: `?q=${encodeURIComponent(typed)}` })).status).toBe(200);
  },
);

describe('a paper', () => {
  test('that never was is not found', async () => {
    const response = await ask('paper', { slug: 'no-such-paper' });
    expect(response.status).toBe(404);
    expect(ANSWER_SCHEMAS.Problem.parse(await response.json())).toEqual({
      type: `${SITE}/api#problem-not-found`,
      title: 'Nothing has this address',
      status: 404,
      detail: 'No paper has, or ever had, the slug “no-such-paper”.',
      instance: '/api/v1/papers/no-such-paper',
    });
  });

  test('with a corrected title is where its old slug leads', async () => {
    const [, twin] = PAPERS;
    await desk.feed({ 'later.jsonl': jsonLines([{ ...twin, title: 'Attention, Corrected' }]) });
    const { status, headers } = await ask('paper', { slug: 'attention-revisited-2' });
    expect([status, headers.get('location')]).toEqual([308, '/api/v1/papers/attention-corrected']);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    const moved = await ask('paper', { slug: 'attention-corrected' });
    expect(await moved.json()).toMatchObject({ url: `${SITE}/papers/attention-corrected` });
  });
});

test('topics come with their definitions, families and numbers of papers', async () => {
  const { total, results } = ANSWER_SCHEMAS.Topics.parse(await (await ask('topics')).json());
  expect(results).toHaveLength(total);
  const merging = results.find(({ slug }) => slug === 'merging');
  expect(merging).toMatchObject({ label: 'Model merging', short: 'Merging', url: `${SITE}/topics/merging` });
  expect(merging?.papers).toBe((await papers('?topic=merging')).total);
  expect(merging?.papers).toBeGreaterThan(0);
});

test('suggestions lead to pages', async () => {
  const answer = await (await ask('suggest', { search: '?q=ada+b' })).json();
  expect(answer).toEqual({
    query: 'ada b',
    suggestions: [{ kind: 'author', label: 'Ada Byron', href: '/authors/ada-byron', papers: 1 }],
  });
  for (const search of ['', '?q=a&q=b']) expect((await refused('suggest', search)).errors).toHaveLength(1);
});

test('an address that is no endpoint is a problem too, and tells of those that there are', async () => {
  const request = new NextRequest(`${SITE}/api/v1/nope`);
  const response = await elsewhere(request, { params: Promise.resolve(undefined) });
  expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  const { detail } = ANSWER_SCHEMAS.Problem.parse(await response.json());
  expect(detail).toContain('/api/v1/papers, /api/v1/papers/{slug}, /api/v1/topics');
  const post = new NextRequest(`${SITE}/api/v1/nope`, { method: 'POST' });
  expect((await postElsewhere(post, { params: Promise.resolve(undefined) })).status).toBe(405);
});

test('the description is served for the site’s own address', async () => {
  const request = new NextRequest(`${SITE}/openapi.json`);
  const response = await description(request, { params: Promise.resolve(undefined) });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  expect(await response.json()).toMatchObject({ openapi: '3.1.1', servers: [{ url: SITE }] });
});

/** A problem that an answer tells of, and how often something was written to the log meanwhile. */
async function problemOf(answer: () => Promise<Response>): Promise<{ problem: unknown; logged: number }> {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const response = await answer();
  const text = await response.text();
  const times = logged.mock.calls.length;
  logged.mockRestore();
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(text).not.toMatch(/sqlite|broadsheet-|Error/);
  return { problem: JSON.parse(text), logged: times };
}

test('a fault is a problem that tells nothing of the inside', async () => {
  const { GET } = readOnly(() => Promise.reject(new Error('broadsheet-inside.sqlite')));
  const request = new NextRequest(`${SITE}${ENDPOINTS.topics.path}`);
  expect(await problemOf(() => GET(request, { params: Promise.resolve(undefined) }))).toMatchObject({
    problem: { type: `${SITE}/api#problem-fault`, status: 500 },
    logged: 1,
  });
});

test('without a database there is a problem of its own, which tells nothing of the inside either', async () => {
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/none/none.sqlite`);
  const found = await problemOf(() => ask('topics'));
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
  expect(found).toMatchObject({ problem: { status: 503 }, logged: 1 });
});
