import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  type HostileRequest,
  hostileRequest,
  INJECTED,
  MARKUP,
} from '#tests/e2e/hostile/arbitrary-request.ts';
import { raw, statusesIn } from '#tests/e2e/hostile/raw.ts';
import { ROUTES, routesOfApp } from '#tests/e2e/hostile/routes.ts';
import { type Answered, sent } from '#tests/e2e/hostile/sent.ts';
import { IS_LONG_RUN } from '#tests/fixtures/long-runs.ts';

/** Requests that are tried, so many of them at a time. */
const [TRIED, TOGETHER] = [IS_LONG_RUN ? 20_000 : 400, 8];

/**
 * No answer takes longer, in milliseconds: in the long run, which is run alone. Beside other tests each waits for them.
 */
const LONGEST = IS_LONG_RUN ? 1000 : Number.POSITIVE_INFINITY;

/** Traces of the inside: a place in the code, a folder of this machine, a file of it. */
const INSIDE = [/\n\s+at .+:\d+:\d+/, /node:internal/, /node_modules/, /root:x:0/, /"private": true/];

/** What a hostile request must not come to; empty where it comes to none of it. */
function harmOf({ method, target }: HostileRequest, { status, headers, text, took }: Answered): string[] {
  const isPage = headers['content-type']?.startsWith('text/html') ?? false;
  const { location, ...others } = headers;
  const harms: readonly (readonly [is: boolean, harm: string])[] = [
    [status >= 500 && !(status === 501 && target.startsWith('/oembed')), `status ${status}`],
    [status < 200, `status ${status}`],
    [took > LONGEST, `took ${took} ms`],
    [INSIDE.some((trace) => trace.test(text)) || text.includes(process.cwd()), 'shows the inside'],
    [headers[INJECTED] !== undefined, 'a field of the answer is the client’s'],
    [isPage && text.includes(MARKUP), 'markup of the client is in the page'],
    [location !== undefined && !staysHere(location), `leads to ${location}`],
    [
      /nonce-evil|unsafe-inline/.test([others['content-security-policy']].flat().join()),
      'the policy is the client’s',
    ],
    [method === 'HEAD' && text !== '', 'a body after HEAD'],
  ];
  return harms.flatMap(([is, harm]) => (is ? [harm] : []));
}

function staysHere(location: string): boolean {
  const here = 'http://here.example';
  return URL.canParse(location, here) && new URL(location, here).origin === here;
}

function portOf(baseURL: string | undefined): number {
  return Number(new URL(baseURL ?? '').port);
}

test('every route of the site is tried', () => {
  expect(Object.keys(ROUTES).sort()).toEqual(routesOfApp());
});

test('no request fails the site, hangs, leads off it, or shows or changes what is inside', async ({
  baseURL,
}) => {
  test.setTimeout(IS_LONG_RUN ? 3_600_000 : 120_000);
  const port = portOf(baseURL);
  const seen = new Map<number, number>();
  const together = fc.array(hostileRequest, { minLength: 1, maxLength: TOGETHER, size: 'max' });
  let tried = 0;
  await fc.assert(
    fc.asyncProperty(together, async (requests) => {
      const answers = await Promise.all(requests.map((one) => sent(port, one)));
      for (const [index, answer] of answers.entries()) {
        const one = requests[index];
        if (one) expect(harmOf(one, answer), JSON.stringify(one)).toEqual([]);
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
        tried += 1;
      }
    }),
    { numRuns: Math.ceil((TRIED / TOGETHER) * 2), ...(IS_LONG_RUN ? {} : { seed: 20_261_121 }) },
  );
  expect(tried).toBeGreaterThanOrEqual(TRIED);
  // Neither all of it nonsense, nor nothing.
  for (const status of [200, 400, 404]) expect(seen.get(status) ?? 0, `${status}`).toBeGreaterThan(10);
});

test('what cannot be had of an address is said on the page, and is a problem for programs', async ({
  request,
}) => {
  for (const [query, sentence] of [
    ['page=1e309', '“1e309” is no page number here; it was left out.'],
    ['page=1000001', '“1000001” is no page number here; it was left out.'],
    ['page=999999', 'There is no page 999999; this is the first.'],
    [`q=${'a'.repeat(3000)}`, 'The search was cut to its first 2500 characters'],
    [`topic=${'x'.repeat(4000)}`, 'is no topic here; it was left out.'],
    ['__proto__=a&sort=zz', '“zz” is no order here; it was left out.'],
    ['sort=newest&sort=title', 'There is more than one order here; the first one counts.'],
  ] as const) {
    const page = await request.get(`/papers?${query}`);
    expect([query, page.status(), (await page.text()).includes(sentence)]).toEqual([query, 200, true]);
  }
  for (const query of ['limit=1e309', 'limit=1&limit=2', `topic=${'x'.repeat(4000)}`, 'x=1']) {
    const answer = await request.get(`/api/v1/papers?${query}`);
    expect([query, answer.status(), answer.headers()['content-type']]).toEqual([
      query,
      400,
      'application/problem+json',
    ]);
  }
  const many = await request.get(`/papers?${'topic=a&'.repeat(990)}`);
  expect(many.status()).toBe(200);
  expect((await request.get(`/papers?${'a&'.repeat(4000)}`)).status()).toBe(414);
});

/** Requests that two servers could take for different ones, or that are none, each with the statuses it may have. */
const MALFORMED: readonly (readonly [what: string, text: string, statuses: readonly number[]])[] = [
  ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nGET /', [400]],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    [400],
  ],
  [
    'chunks of another kind',
    'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n',
    [400, 413],
  ],
  [
    'chunks by another name',
    'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
    [400, 413],
  ],
  [
    'a chunk without a length',
    'POST /saved/import HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
    [400],
  ],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', [400]],
  ['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n', [200, 400]],
  ['a field over two lines', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n', [400]],
  ['a line break alone', 'GET / HTTP/1.1\nHost: a\n\n', [400]],
  ['a null byte', 'GET /\0 HTTP/1.1\r\nHost: a\r\n\r\n', [400]],
  ['a null byte in a field', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n', [400]],
  ['a space before the colon', 'GET / HTTP/1.1\r\nHost: a\r\nX : a\r\n\r\n', [400]],
  ['another protocol', 'GET / HTTP/9.9\r\nHost: a\r\n\r\n', [400]],
  ['TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', [400]],
  ['a method that is none', 'G<ET / HTTP/1.1\r\nHost: a\r\n\r\n', [400]],
  ['a head of 20 KB', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, [431]],
  ['cookies of 20 KB', `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'a=b; '.repeat(4000)}\r\n\r\n`, [431]],
  ['a long address', `GET /${'x'.repeat(9000)} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`, [414]],
  [
    'an address elsewhere',
    'GET http://evil.example/robots.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    [200],
  ],
  ['no address', 'OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', [200, 204, 400]],
  ['a way up', 'GET /../../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n', [308, 400, 404]],
  [
    'backslashes',
    'GET /..\\..\\package.json HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    [308, 400, 404],
  ],
  [
    'a body for whom nothing is sent to',
    `POST /papers HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\nx`,
    [413],
  ],
  ['a tunnel', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n', []],
  [
    'another protocol on the way',
    'GET /robots.txt HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
    [200],
  ],
];

test('a request that is malformed, or that two servers could read in two ways, is refused', async ({
  baseURL,
}) => {
  const port = portOf(baseURL);
  await Promise.all(
    MALFORMED.map(async ([what, text, statuses]) => {
      const taken = await raw(port, text);
      const found = statusesIn(taken);
      expect([what, found.length, taken.includes('root:x:0')]).toEqual([
        what,
        statuses.length > 0 ? 1 : 0,
        false,
      ]);
      if (statuses.length > 0) expect(statuses, `${what}: ${found}`).toContain(found[0]);
    }),
  );
});

test('a list that is too long is refused in a sentence', async ({ request }) => {
  const data = Buffer.alloc(20 * 1024 * 1024 + 1, 'x');
  const answer = await request.post('/saved/import', { data });
  expect([answer.status(), await answer.json()]).toEqual([
    413,
    { problem: 'The file cannot be read. It is larger than 20 MB, the most that is read.' },
  ]);
});

test('who sends a head or a list by drops is cut off', async ({ baseURL }) => {
  test.skip(!IS_LONG_RUN, 'it takes two minutes');
  test.setTimeout(300_000);
  const port = portOf(baseURL);
  const slow = (text: string) => raw(port, text, 200_000).then(statusesIn);
  const [head, body] = await Promise.all([
    slow('GET / HTTP/1.1\r\nHost: a\r\nX: '),
    slow('POST /saved/import HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nx'),
  ]);
  expect([head, body]).toEqual([[408], [408]]);
});
