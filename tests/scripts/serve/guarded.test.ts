import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { guarded } from '#scripts/serve/guarded.ts';

let server: Server | undefined;
afterEach(() => {
  vi.unstubAllEnvs();
  server?.close();
  server?.closeAllConnections();
});

/** The fields of what a listener answers. */
async function fieldsOf(listener: RequestListener, headers: Record<string, string> = {}) {
  server = createServer(guarded(listener)).listen(0);
  const { port } = server.address() as AddressInfo; // it listens on a port
  return (await fetch(`http://localhost:${port}/`, { headers })).headers;
}

const FOR_ALL = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
};
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

test.each<[string, RequestListener]>([
  [
    'its head is written',
    (_, response) => void response.writeHead(200, { 'content-type': 'text/csv' }).end(),
  ],
  ['its fields are set', (_, response) => void response.setHeader('content-type', 'text/csv').end('a,b')],
  [
    'it is written into',
    (_, response) => {
      response.setHeader('content-type', 'text/csv');
      response.write('a,');
      response.end('b');
    },
  ],
])('a file has the fields that guard it where %s', async (_, listener) => {
  const fields = Object.fromEntries(await fieldsOf(listener));
  expect(fields).toMatchObject({
    ...FOR_ALL,
    'content-type': 'text/csv',
    'content-security-policy': NOTHING,
    'cross-origin-resource-policy': 'cross-origin',
  });
  expect(fields['permissions-policy']).toContain('camera=(), ');
  expect(fields['cross-origin-opener-policy']).toBeUndefined();
  expect(fields['strict-transport-security']).toBeUndefined();
});

test('a page keeps its own policy, and is for this site alone', async () => {
  const own = { 'content-type': 'text/html', 'content-security-policy': "default-src 'none'" };
  const fields = Object.fromEntries(
    await fieldsOf((_, response) => void response.writeHead(404, own).end('a page')),
  );
  expect(fields).toMatchObject({
    ...FOR_ALL,
    ...own,
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
  });
});

test('a page that brings no policy may run nothing', async () => {
  const fields = await fieldsOf((_, response) => void response.setHeader('content-type', 'text/html').end());
  expect(fields.get('content-security-policy')).toBe(NOTHING);
});

test.each([
  ['image/svg+xml', NOTHING],
  ['image/png', null],
  ['text/xml; charset=utf-8', NOTHING],
])('the policy of %s is %s', async (type, policy) => {
  const fields = await fieldsOf(
    (_, response) => void response.writeHead(200, { 'content-type': type }).end(),
  );
  expect(fields.get('content-security-policy')).toBe(policy);
});

test('who has a copy is told no other policy', async () => {
  const fields = await fieldsOf(
    (_, response) => void response.writeHead(304, { 'content-security-policy': "default-src 'self'" }).end(),
  );
  expect(fields.get('content-security-policy')).toBeNull();
});

test.each<[string | undefined, string | undefined, boolean]>([
  [undefined, undefined, false],
  [undefined, 'http', false],
  [undefined, 'https', true],
  [undefined, 'https, http', true],
  ['https://papers.example', undefined, true],
  ['http://papers.example', 'https', false],
])(
  'where the site is %s and the request came by %s, browsers stay with TLS: %s',
  async (site, scheme, is) => {
    vi.stubEnv('SITE_URL', site);
    const fields = await fieldsOf(
      (_, response) => void response.end(),
      scheme === undefined ? {} : { 'x-forwarded-proto': scheme },
    );
    expect(fields.get('strict-transport-security')).toBe(is ? 'max-age=31536000' : null);
  },
);

test('an address that an answer leads to stands in its head once', async () => {
  server = createServer(
    guarded((_, response) => void response.writeHead(308, { location: '/a', refresh: '0;url=/a' }).end()),
  ).listen(0);
  const { port } = server.address() as AddressInfo; // it listens on a port
  const { headers } = await fetch(`http://localhost:${port}/`, { redirect: 'manual' });
  expect([headers.get('location'), headers.get('refresh')]).toEqual(['/a', null]);
});
