import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { markUnavailable, markUnreadable } from '#db/readers/request-outcome.ts';
import { Front } from '#scripts/serve/front.ts';

type Got = { status: number; headers: IncomingMessage['headers']; body: Buffer };

const CHANGED = new Date('2026-01-02T03:04:05.678Z');
const LONG = 'A line of a page that is long enough to be packed.\n'.repeat(100);
const DYNAMIC = 'private, no-cache, no-store, max-age=0, must-revalidate';

let server: Server;
let version: string;
let asked: string[];
let handler: (request: IncomingMessage, response: ServerResponse) => unknown;

beforeEach(async () => {
  version = '1';
  asked = [];
  handler = (_, response) => page(response, LONG);
  await serve({});
});
afterEach(() => {
  vi.unstubAllEnvs();
  server.close();
  server.closeAllConnections();
});

async function serve({ cacheBytes = 10_000_000 }): Promise<void> {
  server?.close();
  const front = new Front({
    ...{ cacheBytes, sharedSeconds: 7, build: 'made' },
    state: async () => ({ version, changedAt: CHANGED }),
    handler: async (request, response) => {
      asked.push(`${request.method} ${request.url}`);
      await handler(request, response);
    },
  });
  server = createServer(front.listener);
  await new Promise<void>((resolve) => server.listen(0, resolve));
}

function page(response: ServerResponse, text: string, headers: Record<string, string> = {}): void {
  for (const [name, value] of Object.entries({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': DYNAMIC,
    vary: 'rsc',
    ...headers,
  }))
    response.setHeader(name, value);
  response.flushHeaders();
  response.write(text.slice(0, 10));
  response.end(text.slice(10));
}

function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  const { port } = server.address() as AddressInfo; // it listens on a port
  return new Promise((resolve, reject) => {
    const sent = request({ port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('what has been answered is answered again without being made, until the data changes', async () => {
  const first = await get('/papers');
  const second = await get('/papers');
  expect(second.body.toString()).toBe(LONG);
  expect([second.headers.etag, second.headers['last-modified']]).toEqual([
    first.headers.etag,
    'Fri, 02 Jan 2026 03:04:05 GMT',
  ]);
  expect(second.headers).toMatchObject({
    'cache-control':
      'public, max-age=0, must-revalidate, s-maxage=7, stale-while-revalidate=86400, stale-if-error=86400',
    'cdn-cache-control': 'public, max-age=7, stale-while-revalidate=86400, stale-if-error=86400',
    vary: 'rsc, Accept-Encoding, Cookie',
    'content-length': String(LONG.length),
  });
  expect(asked).toEqual(['GET /papers']);
  version = '2';
  handler = (_, response) => page(response, 'another page');
  const third = await get('/papers');
  expect(third.body.toString()).toBe('another page');
  expect(third.headers.etag).not.toBe(first.headers.etag);
});

test('a client that has the answer is told so, and nothing is made', async () => {
  const { headers } = await get('/papers');
  const known = await get('/papers', { 'if-none-match': headers.etag ?? '' });
  expect([known.status, known.body.length, known.headers.etag]).toEqual([304, 0, headers.etag]);
  expect((await get('/papers', { 'if-modified-since': CHANGED.toUTCString() })).status).toBe(304);
  expect((await get('/papers', { 'if-none-match': 'W/"another"' })).status).toBe(200);
  expect(asked).toHaveLength(1);
});

test('an answer that had to go is still known by its entity tag', async () => {
  await serve({ cacheBytes: 100 });
  const { etag = '' } = (await get('/papers')).headers;
  const known = await get('/papers', { 'if-none-match': etag });
  expect([known.status, known.headers.etag]).toEqual([304, etag]);
  expect(known.headers['cache-control']).toContain('s-maxage=7');
  expect(asked).toHaveLength(1);
  expect((await get('/papers')).body.toString()).toBe(LONG);
  expect(asked).toHaveLength(2);
});

test('HEAD is GET without the body', async () => {
  const head = await get('/papers', {}, 'HEAD');
  const { date: _, ...fields } = (await get('/papers')).headers;
  expect(head.headers).toMatchObject(fields);
  expect(head.body).toHaveLength(0);
  expect(asked).toEqual(['GET /papers']);
});

test('an answer is packed as the client takes it, the same each time', async () => {
  for (const _ of ['made', 'kept', 'packed well']) {
    const brotli = await get('/papers', { 'accept-encoding': 'gzip, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(LONG);
    const gzip = await get('/papers', { 'accept-encoding': 'gzip' });
    expect(gzip.headers).toMatchObject({ 'content-encoding': 'gzip', etag: brotli.headers.etag });
    expect(gunzipSync(gzip.body).toString()).toBe(LONG);
    expect((await get('/papers')).headers['content-encoding']).toBeUndefined();
  }
  expect(asked).toHaveLength(1);
});

test('an answer during which the data changes is made anew, and only the new one is sent', async () => {
  handler = (_, response) => {
    if (asked.length > 1) return page(response, 'after', { 'x-new': '1' });
    response.setHeader('x-old', '1');
    version = '2';
    return page(response, 'before');
  };
  const { body, headers } = await get('/papers');
  expect([body.toString(), headers['x-old'], headers['x-new']]).toEqual(['after', undefined, '1']);
  expect((await get('/papers')).body.toString()).toBe('after');
  expect(asked).toHaveLength(2);
});

test('where the data changes faster than an answer is made, none is sent', async () => {
  handler = (_, response) => {
    version = String(asked.length + 1);
    page(response, LONG);
  };
  const { status, headers, body } = await get('/papers');
  expect([status, headers['retry-after'], headers['cache-control'], headers.etag]).toEqual([
    503,
    '1',
    'no-store',
    undefined,
  ]);
  expect(body.toString()).not.toContain('page');
  expect(asked).toHaveLength(5);
});

test.each<[string, (response: ServerResponse) => void]>([
  ['an error', (response) => page(Object.assign(response, { statusCode: 500 }), LONG)],
  ['what is not there', (response) => page(Object.assign(response, { statusCode: 404 }), LONG)],
  ['a redirection', (response) => void response.writeHead(307, { location: '/' }).end()],
  ['what sets a cookie', (response) => page(response, LONG, { 'set-cookie': 'edition=night' })],
  ['what must not be kept', (response) => page(response, LONG, { 'cache-control': 'no-store' })],
  ['what is for one reader', (response) => page(response, LONG, { 'cache-control': 'private' })],
])('%s is not kept, and not called public', async (_, answer) => {
  handler = (_request, response) => answer(response);
  const { headers, status } = await get('/papers');
  expect(headers['cache-control'] ?? '').not.toContain('public');
  const again = await get('/papers', { 'accept-encoding': 'gzip' });
  expect(again.status).toBe(status);
  expect(asked).toHaveLength(2);
});

test('other methods and parts of answers go through', async () => {
  await get('/list', {}, 'POST');
  await get('/list', {}, 'POST');
  handler = (_, response) => {
    response.writeHead(206, { 'content-range': 'bytes 0-3/9', 'content-type': 'text/plain' });
    response.end('part');
  };
  const part = await get('/file', { range: 'bytes=0-3', 'accept-encoding': 'gzip' });
  expect([part.status, part.body.toString(), part.headers['content-encoding']]).toEqual([
    206,
    'part',
    undefined,
  ]);
  expect(asked).toEqual(['POST /list', 'POST /list', 'GET /file']);
});

test('editions are kept apart, and no other cookie reaches a page', async () => {
  handler = ({ headers }, response) => page(response, `cookies: ${headers.cookie ?? 'none'}`);
  const bodies = [];
  for (const cookie of [
    'edition=night',
    'a=b; edition=day; c=d',
    'edition=pink',
    'edition=day; edition=night',
  ])
    bodies.push((await get('/', { cookie })).body.toString());
  bodies.push((await get('/')).body.toString());
  expect(bodies).toEqual([
    'cookies: edition=night',
    'cookies: edition=day',
    'cookies: none',
    'cookies: edition=night',
    'cookies: none',
  ]);
  expect(asked).toHaveLength(3);
});

test('a page and its payload for the browser’s script are kept apart', async () => {
  handler = ({ headers }, response) => page(response, headers.rsc ? 'payload' : 'page');
  for (const _ of ['made', 'kept']) {
    expect((await get('/papers', { rsc: '1' })).body.toString()).toBe('payload');
    expect((await get('/papers')).body.toString()).toBe('page');
    expect((await get('/papers', { rsc: '1', 'next-router-state-tree': 'x' })).body.toString()).toBe(
      'payload',
    );
  }
  expect(asked).toHaveLength(3);
});

test('an address that is forwarded from elsewhere is in no answer for others', async () => {
  handler = ({ headers }, response) => page(response, `${headers['x-forwarded-host'] ?? headers.host}`);
  const forwarded = { host: 'papers.example', 'x-forwarded-host': 'elsewhere.example' };
  const { headers } = await get('/', forwarded);
  expect([headers['cache-control'], headers['cdn-cache-control']]).toEqual(['private, no-cache', undefined]);
  const direct = await get('/', { host: 'papers.example' });
  expect(direct.body.toString()).toBe('papers.example');
  vi.stubEnv('SITE_URL', 'https://papers.example');
  expect((await get('/', forwarded)).headers['cache-control']).toContain('public');
});

test('a page is kept with the policy that names its scripts, and no nonce of any rendering reaches anybody', async () => {
  const nonces: string[] = [];
  handler = ({ headers }, response) => {
    const [nonce = ''] = /(?<='nonce-)[^']+/.exec(`${headers['content-security-policy']}`) ?? [];
    nonces.push(nonce);
    page(response, `<p>A page</p><script nonce="${nonce}">first()</script><script>injected()</script>`);
  };
  const theirs = { 'content-security-policy': "script-src 'nonce-theirs'" };
  const first = await get('/papers', theirs);
  const second = await get('/papers');
  version = '2';
  const third = await get('/papers');
  expect(first.body.toString()).toBe('<p>A page</p><script>first()</script><script>injected()</script>');
  const digests = ['first()', 'injected()'].map((script) =>
    createHash('sha256').update(script).digest('base64'),
  );
  expect(first.headers['content-security-policy']).toContain(`'sha256-${digests[0]}'`);
  expect(first.headers['content-security-policy']).not.toContain(digests[1]);
  for (const got of [second, third]) {
    expect(got.body.toString()).toBe(first.body.toString());
    expect(got.headers['content-security-policy']).toBe(first.headers['content-security-policy']);
    expect(got.headers.etag).toBe(first.headers.etag);
  }
  expect(new Set([...nonces, 'theirs'])).toHaveLength(3);
});

test('a page that is too long to be kept is sent with its nonce, and nobody may keep it', async () => {
  handler = ({ headers }, response) => {
    const [nonce] = /(?<='nonce-)[^']+/.exec(`${headers['content-security-policy']}`) ?? [];
    page(response, `<script nonce="${nonce}">first()</script>${LONG.repeat(500)}`);
  };
  const { headers, body } = await get('/papers', { 'accept-encoding': 'gzip' });
  const [, nonce] = /^<script nonce="([\w-]+)">/.exec(gunzipSync(body).toString()) ?? [];
  expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`);
  expect([headers['cache-control'], headers['cdn-cache-control']]).toEqual(['no-store', undefined]);
  await get('/papers');
  expect(asked).toHaveLength(2);
});

test('who asks for what is being made waits for it', async () => {
  let finish = () => {};
  handler = (_, response) => {
    finish = () => page(response, LONG);
  };
  const all = [get('/papers'), get('/papers'), get('/papers')];
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  setImmediate(() => finish());
  expect((await Promise.all(all)).map(({ body }) => body.toString())).toEqual([LONG, LONG, LONG]);
  expect(asked).toHaveLength(1);
});

test('who waits for somebody that has gone asks itself', async () => {
  const { port } = server.address() as AddressInfo; // it listens on a port
  handler = () => {};
  const first = request({ port, path: '/papers', agent: false });
  first.on('error', () => {});
  first.end();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  const second = get('/papers');
  handler = (_, response) => page(response, LONG);
  first.destroy();
  expect((await second).body.toString()).toBe(LONG);
});

test('an answer that is too long is sent while it is made, packed, at the pace of the client', async () => {
  const chunk = Buffer.from(LONG.repeat(13));
  handler = async (_, response) => {
    response.setHeader('content-type', 'text/csv');
    for (let index = 0; index < 60; index += 1)
      if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
    response.end();
  };
  const { headers, body } = await get('/papers.csv', { 'accept-encoding': 'gzip' });
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'transfer-encoding': 'chunked' });
  expect(headers['cache-control']).toContain('public');
  expect(gunzipSync(body).equals(Buffer.concat(Array.from({ length: 60 }, () => chunk)))).toBe(true);
  expect((await get('/papers.csv')).body.byteLength).toBe(60 * chunk.byteLength);
  expect(asked).toHaveLength(2);
});

test('a file whose address has a digest of it outlives the data', async () => {
  handler = (_, response) =>
    page(response, LONG, {
      'content-type': 'text/javascript',
      'cache-control': 'public, max-age=9, immutable',
    });
  const { headers } = await get('/_next/static/one.js', { 'accept-encoding': 'br' });
  expect(headers).toMatchObject({
    'cache-control': 'public, max-age=9, immutable',
    'content-encoding': 'br',
  });
  version = '2';
  await get('/_next/static/one.js');
  expect(asked).toHaveLength(1);
});

test.each([
  ['/unavailable', markUnavailable],
  ['/unreadable', markUnreadable],
])(
  'a page whose questions were not answered is %s, with status 503, and nobody keeps it',
  async (says, mark) => {
    handler = async (request, response) => {
      if (request.url === says) {
        expect([request.method, request.headers.rsc]).toEqual(['GET', undefined]);
        return page(response, LONG);
      }
      await Promise.resolve();
      mark();
      response.statusCode = 500;
      return page(response, 'It failed.');
    };
    for (const headers of [{}, { rsc: '1' }]) {
      const got = await get('/papers?q=everything', headers);
      expect([got.status, got.body.toString()]).toEqual([503, LONG]);
      expect([got.headers['retry-after'], got.headers['cache-control']]).toEqual(['10', 'no-store']);
    }
    expect(asked).toEqual([
      'GET /papers?q=everything',
      `GET ${says}`,
      'GET /papers?q=everything',
      `GET ${says}`,
    ]);
  },
);

test('a page that fails for another reason, and one that did without an answer, stay as they are', async () => {
  handler = (_, response) => {
    response.statusCode = 500;
    page(response, 'It failed.');
  };
  expect((await get('/papers')).status).toBe(500);
  handler = (_, response) => {
    markUnavailable();
    page(response, LONG);
  };
  expect((await get('/topics')).status).toBe(200);
});

test('a handler that fails is an error, and the next one asks again', async () => {
  const silent = vi.spyOn(console, 'error').mockImplementation(() => {});
  handler = () => Promise.reject(new Error('broken'));
  expect((await get('/papers')).status).toBe(500);
  handler = (_, response) => page(response, LONG);
  expect((await get('/papers')).status).toBe(200);
  expect(silent).toHaveBeenCalledOnce();
  silent.mockRestore();
});
