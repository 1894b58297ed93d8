import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';
import { proxy } from '../proxy.ts';

const SITE = 'https://papers.example';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
  await desk.feed({
    'later.jsonl': jsonLines([
      { title: 'Attention, Corrected', arxivId: '2202.00002', abstract: 'Attention, looked at by others.' },
    ]),
  });
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
  vi.stubEnv('SITE_URL', SITE);
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
});

function ask(path: string, method = 'GET'): Promise<Response | undefined> {
  return proxy(new NextRequest(SITE + path, { method }));
}

test.each([
  '/',
  '/papers',
  '/papers/attention-revisited',
  // An address that the paper had.
  '/papers/attention-revisited-2',
  '/papers/no-such-paper.csl.json',
  '/papers/no-such-paper/card.png',
  '/topics/retrieval',
  '/topics/retrieval/vs/merging',
  '/topics/no-such-topic.feed.json',
  '/topics/no-such-topic/words.csv',
  '/authors/ada-byron',
  '/authors/%61da-byron',
  '/sources/papers',
  '/arxiv/2101.00001v3',
  '/arxiv/abs/2101.00001',
  '/arxiv/pdf/2101.00001.pdf',
  '/api/v1/papers/no-such-paper',
  '/nowhere',
])('%s is left to its route', async (path) => {
  expect(await ask(path)).toBeUndefined();
});

test.each([
  '/papers/no-such-paper',
  '/papers/no-such-paper.exe',
  '/papers/retrieval',
  '/papers/%00',
  '/topics/attention-revisited',
  '/topics/retrieval/vs/no-such-topic',
  '/topics/no-such-topic/vs/retrieval',
  '/authors/nobody',
  '/orgs/nobody',
  '/sources/999',
  '/arxiv/9999.99999',
  '/arxiv/abs/nonsense',
  '/arxiv/abs/abs/2101.00001',
  '/papers/%E0%A4%A',
  '/topics/%FF',
  '/saved/%E0',
])('%s is led to where no route is', async (path) => {
  expect((await ask(path))?.headers.get('x-middleware-rewrite')).toBe(`${SITE}/not-an-address`);
});

test('an address for programs that is wrongly encoded is a problem that any site may read', async () => {
  const response = await ask('/api/v1/papers/%E0%A4%A');
  expect([response?.status, response?.headers.get('access-control-allow-origin')]).toEqual([404, '*']);
  expect(response?.headers.get('content-type')).toBe('application/problem+json');
  expect(await response?.json()).toEqual({
    type: `${SITE}/api#problem-not-found`,
    title: 'Nothing has this address',
    status: 404,
    detail: 'The address is not well encoded (RFC 3986, 2.1).',
    instance: '/api/v1/papers/%E0%A4%A',
  });
});

test.each(['/papers.json', '/papers/attention-revisited.bib', '/papers/no-such-paper', '/'])(
  '%s takes nothing that is sent, and says what it takes',
  async (path) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const response = await ask(path, method);
      expect([response?.status, response?.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    }
    expect((await ask(path, 'OPTIONS'))?.status).not.toBe(405);
  },
);

test('the description of the interface answers other methods itself', async () => {
  expect(await ask('/openapi.json', 'POST')).toBeUndefined();
});

test('without a database no page is judged', async () => {
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/nothing-here.sqlite`);
  expect(await ask('/papers/no-such-paper')).toBeUndefined();
  vi.stubEnv('DATABASE_PATH', `${desk.folder}/test.sqlite`);
});
