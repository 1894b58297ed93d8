import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { afterEach, expect, test } from 'vitest';
import { networksIn } from '#lib/client-address.ts';
import { gated } from '#scripts/serve/gate.ts';
import { TrustedProxies } from '#scripts/serve/proxies.ts';
import { RequestLimit } from '#scripts/serve/request-limit.ts';
import { withoutWrongState } from '#scripts/serve/router-state.ts';

type Got = { status: number; headers: IncomingHttpHeaders; text: string };

let server: Server;
afterEach(() => server.close());

/** A site that answers with the address it was asked for and what it was told of a proxy. */
async function serve(proxies: string, limit?: RequestLimit): Promise<void> {
  const trusted = new TrustedProxies(networksIn(proxies) ?? []);
  const listener = gated(
    ({ url, headers }, response) => response.end(`${url} ${headers['x-forwarded-host']}`),
    {
      proxies: trusted,
      limit,
    },
  );
  server = createServer(trusted.only(listener)).listen(0);
  await once(server, 'listening');
}

function limitOf(perMinute: number): RequestLimit {
  return new RequestLimit(perMinute, new RateLimiterMemory({ points: perMinute, duration: 60 }));
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Got> {
  // The server listens on a port.
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, headers, method, agent: false }, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const of = (client: string) => ({ 'x-forwarded-for': client });

test('only a trusted proxy says at which address the site was asked', async () => {
  await serve('none');
  const said = { 'x-forwarded-host': 'papers.example' };
  expect((await ask('/x', said)).text).toBe('/x undefined');
  server.close();
  await serve('loopback');
  expect((await ask('/x', said)).text).toBe('/x papers.example');
});

test('a client may ask so often and is then told when to ask again; others are not kept waiting by him', async () => {
  await serve('loopback', limitOf(3));
  const [first, second] = [of('192.0.2.1'), of('192.0.2.2')];
  for (let turn = 0; turn < 3; turn += 1) expect((await ask('/papers', first)).status).toBe(200);
  const refused = await ask('/papers', first);
  expect([refused.status, refused.headers['cache-control']]).toEqual([429, 'no-store']);
  const wait = Number(refused.headers['retry-after']);
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(60);
  expect(refused.headers['ratelimit-policy']).toBe('"minute";q=3;w=60');
  expect(refused.headers.ratelimit).toBe(`"minute";r=0;t=${wait}`);
  expect(refused.text).toMatch(
    /^More than 3 requests came from you within a minute\. Ask again in \d+ seconds\.$/,
  );
  expect((await ask('/papers', second)).status).toBe(200);
  // What he writes himself stands left of what the proxy writes.
  expect((await ask('/papers', of('203.0.113.5, 192.0.2.1'))).status).toBe(429);
});

test('a refusal has the form of what was asked for', async () => {
  await serve('loopback', limitOf(1));
  const client = of('192.0.2.1');
  await ask('/', client);
  const [page, forPrograms, head] = [
    await ask('/papers', { ...client, accept: 'text/html,*/*' }),
    await ask('/api/v1/papers?q=x', { ...client, host: 'papers.example' }),
    await ask('/papers', client, 'HEAD'),
  ];
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.text).toContain('<h1>Too many requests</h1><p>More than 1 requests');
  expect(forPrograms.headers['content-type']).toBe('application/problem+json');
  expect(JSON.parse(forPrograms.text)).toEqual({
    type: 'http://papers.example/api#problem-too-many',
    title: 'Too many requests',
    status: 429,
    detail: expect.stringContaining('Ask again in'),
    instance: '/api/v1/papers?q=x',
  });
  expect([head.status, head.text]).toEqual([429, '']);
});

test('files that a page brings, and this machine itself, are not counted', async () => {
  await serve('loopback', limitOf(1));
  const client = of('192.0.2.1');
  for (const path of ['/_next/static/chunks/a.js', '/favicon.ico', '/icon.svg?x'])
    for (let turn = 0; turn < 3; turn += 1) expect((await ask(path, client)).status).toBe(200);
  for (let turn = 0; turn < 3; turn += 1) expect((await ask('/')).status).toBe(200);
  expect((await ask('/', client)).status).toBe(200);
  expect((await ask('/', client)).status).toBe(429);
});

test('who has the next network of 64 bits is another client', async () => {
  await serve('loopback', limitOf(1));
  expect((await ask('/', of('2001:db8:0:1::1'))).status).toBe(200);
  expect((await ask('/', of('2001:db8:0:1:ffff::2'))).status).toBe(429);
  expect((await ask('/', of('2001:db8:0:2::1'))).status).toBe(200);
});

test('where requests cannot be counted none is refused', async () => {
  const broken = { consume: () => Promise.reject(new Error('No answer in time.')) };
  await serve('loopback', new RequestLimit(1, broken));
  for (let turn = 0; turn < 3; turn += 1) expect((await ask('/', of('192.0.2.1'))).status).toBe(200);
});

test('an address of 8,000 characters is read, a longer one is not', async () => {
  await serve('none');
  const longest = `/papers?q=${'x'.repeat(7990)}`;
  expect((await ask(longest)).status).toBe(200);
  const refused = await ask(`${longest}x`);
  expect([refused.status, refused.text]).toEqual([
    414,
    'The address has 8,001 characters; at most 8,000 are read.',
  ]);
  const problem = JSON.parse((await ask(`/api/v1/search?q=${'x'.repeat(9000)}`)).text);
  expect([problem.status, problem.instance.length]).toEqual([414, 200]);
});

test.each(['TRACE', 'PROPFIND', 'PURGE'])('%s is not taken', async (method) => {
  await serve('none');
  const refused = await ask('/papers', {}, method);
  expect([refused.status, refused.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS']);
});

test('a long body is taken only where a list is sent', async () => {
  await serve('none');
  const long = 'x'.repeat(65_537);
  expect((await ask('/saved/import', {}, 'POST', long)).status).toBe(200);
  expect((await ask('/saved/list.bib?x', {}, 'POST', long)).status).toBe(200);
  expect((await ask('/papers', {}, 'POST', long.slice(1))).status).toBe(200);
  const refused = await ask('/papers', {}, 'POST', long);
  expect([refused.status, refused.headers.connection, refused.text]).toEqual([
    413,
    'close',
    'Nothing can be sent to this address.',
  ]);
  expect((await ask('/papers', { 'transfer-encoding': 'chunked' }, 'POST', 'x')).status).toBe(413);
  expect((await ask('/saved/list', {}, 'POST', long)).status).toBe(413);
});

test('an address that is given whole is read as its path', async () => {
  await serve('none');
  expect((await ask('http://evil.example/papers?q=x')).text).toBe('/papers?q=x undefined');
  expect((await ask('*', {}, 'OPTIONS')).text).toBe('/ undefined');
  expect((await ask('/http://evil.example/papers')).text).toBe('/http://evil.example/papers undefined');
});

test('what a browser says of its screen is left out where the framework cannot read it', () => {
  const leaves = (state: string | undefined) => {
    const headers = { 'next-router-state-tree': state };
    withoutWrongState(headers);
    return headers['next-router-state-tree'];
  };
  const right = encodeURIComponent('["",{"children":["papers",{"children":["__PAGE__",{}]}]}]');
  expect(leaves(right)).toBe(right);
  for (const wrong of [
    '',
    'x',
    '%',
    '{}',
    '[]',
    '%5B%22%22%5D',
    '[1,2,3]',
    '['.repeat(5000),
    'x'.repeat(50_000),
  ])
    expect(leaves(wrong), wrong.slice(0, 20)).toBeUndefined();
});

test.each([
  ['bytes that are no UTF-8', '%f8'.repeat(888), '%f8'.repeat(889)],
  ['signs that are encoded in a form', '~'.repeat(2665), '~'.repeat(2666)],
])('an address counts as it would be written: %s', async (_, fits, tooLong) => {
  await serve('none');
  const [taken, refused] = [await ask(`/?q=${fits}`), await ask(`/?q=${tooLong}`)];
  expect([taken.status, refused.status]).toEqual([200, 414]);
  expect(refused.text).toMatch(/^The address has 8,00\d characters; at most 8,000 are read\.$/);
});

test.each([
  ['/papers?__proto__=a&sort=title&q=a%26b', '/papers?sort=title&q=a%26b'],
  ['/papers?q=a+b&%5F_proto_%5f=%', '/papers?q=a+b'],
  ['/papers?__proto__', '/papers'],
  ['/papers?q=__proto__&a__proto__=1&__PROTO__=2', '/papers?q=__proto__&a__proto__=1&__PROTO__=2'],
])('no parameter is the prototype of the others: %s', async (asked, read) => {
  await serve('none');
  expect((await ask(asked)).text).toBe(`${read} undefined`);
});
