import { once } from 'node:events';
import { globSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { healthListener } from '#scripts/serve/health.ts';
import { type DoneRequest, noteCacheUse, observed } from '#scripts/serve/observed.ts';
import { currentRequestId } from '#scripts/serve/request-id.ts';
import { OTHER_ROUTE, routeKind } from '#scripts/serve/route-kind.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  closing.push(
    () => server.closeAllConnections(),
    () => server.close(),
  );
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('a request that is over is told without its query, and its answer has its name', async () => {
  const { promise, resolve } = Promise.withResolvers<DoneRequest>();
  let within: string | undefined;
  const listener: RequestListener = (_, response) => {
    within = currentRequestId();
    noteCacheUse(response, 'miss');
    response.writeHead(404, { 'content-length': 5 }).end('there');
  };
  const site = await serving(observed(listener, { done: resolve, isTrusted: () => false }));
  const response = await fetch(`${site}/papers?q=a+secret`, { headers: { 'x-request-id': 'mine' } });
  const id = response.headers.get('x-request-id');
  const done = await promise;
  expect(id).toMatch(/^[0-9a-f-]{36}$/);
  expect(within).toBe(id);
  expect(done).toEqual({
    ...{ request: id, method: 'GET', path: '/papers', route: '/papers', status: 404, cache: 'miss' },
    ...{ bytes: expect.any(Number), ms: expect.any(Number) },
  });
  expect(done.bytes).toBeGreaterThan('there'.length);
  expect(JSON.stringify(done)).not.toMatch(/secret|127\.0\.0\.1/);
});

test.each([
  ['proxy-7.a:b_c', true, 'proxy-7.a:b_c'],
  ['proxy-7', false, undefined],
  ['two words', true, undefined],
  ['x'.repeat(101), true, undefined],
])('the name %s, of a proxy that is trusted: %s', async (given, trusted, taken) => {
  const listener: RequestListener = (_, response) => void response.end('it');
  const site = await serving(observed(listener, { done: () => {}, isTrusted: () => trusted }));
  const { headers } = await fetch(site, { headers: { 'x-request-id': given } });
  if (taken) expect(headers.get('x-request-id')).toBe(taken);
  else expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('health is answered before all else: alive always, ready where nothing is lacking', async () => {
  let lack: string | undefined;
  const site = await serving(
    healthListener(
      (_, response) => void response.end('a page'),
      async () => lack,
    ),
  );
  const ask = async (path: string, method = 'GET') => {
    const response = await fetch(`${site}${path}`, { method });
    return [response.status, await response.text(), response.headers.get('cache-control')];
  };
  expect(await ask('/healthz')).toEqual([200, '{"status":"alive"}\n', 'no-store']);
  expect(await ask('/readyz?now')).toEqual([200, '{"status":"ready"}\n', 'no-store']);
  lack = 'The site is being stopped.';
  expect(await ask('/healthz')).toEqual([200, '{"status":"alive"}\n', 'no-store']);
  expect(await ask('/readyz')).toEqual([
    503,
    '{"status":"not ready","reason":"The site is being stopped."}\n',
    'no-store',
  ]);
  expect(await ask('/readyz', 'HEAD')).toEqual([503, '', 'no-store']);
  expect((await ask('/healthz', 'POST'))[0]).toBe(405);
  expect((await ask('/healthz/x'))[1]).toBe('a page');
});

/** An address of each page and route of the site, by the folder that it is in. */
function addresses(): string[] {
  const files = globSync('app/**/{page.tsx,route.ts,route.tsx}');
  const inner = /^\/(sets|forms)\/|^\/(unavailable|unreadable)$|\[\[/;
  return files
    .map((file) => file.replace(/^app/, '').replace(/\/[^/]+$/, '') || '/')
    .filter((path) => !inner.test(path))
    .map((path) => path.replace('[chart]', 'years.csv').replace('[file]', 'list.bib'))
    .map((path) => path.replace(/\[[^\]]+\]/g, 'a-name'));
}

test('each address of the site is of a kind, and whatever else is asked for is of one', () => {
  const all = [...addresses(), '/papers.json', '/papers/a.csl.json', '/topics/a.feed.json', '/_next/a.js'];
  expect(all.length).toBeGreaterThan(40);
  expect(all.filter((path) => routeKind(path) === OTHER_ROUTE)).toEqual([]);
  const asked = ['/wp-login.php', '/papers/a/b/c', '//evil', '/../etc/passwd', '/authors/a/b', ''];
  expect(asked.map(routeKind)).toEqual(asked.map(() => OTHER_ROUTE));
});
