import fc from 'fast-check';
import { REWRITTEN, ROUTES } from '#tests/e2e/hostile/routes.ts';

/** A request as it goes over the wire: its target is sent as it stands. */
export type HostileRequest = {
  method: string;
  target: string;
  headers: Readonly<Record<string, string>>;
  body?: string;
};

/** What a page or a header must not have in it as it was sent. */
export const MARKUP = '<b onload=alert(1)>';
export const INJECTED = 'x-injected';

/** Ways out of a folder, as texts of an address: plain, encoded, doubly encoded, overlong UTF-8, cut by a null byte. */
const TRAVERSAL = [
  '../../../../etc/passwd',
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e/%2e%2e/package.json',
  '..%5c..%5cpackage.json',
  '..\\..\\package.json',
  '%252e%252e%252fpackage.json',
  '%c0%ae%c0%ae%c0%afpackage.json',
  '..%c0%afpackage.json',
  '..%00/package.json',
  'package.json%00.png',
  '....//....//package.json',
  '..;/package.json',
  '/etc/passwd',
  'file:///etc/passwd',
];

/** Ways to another site. */
const ELSEWHERE = [
  '//evil.example',
  '//[',
  '//evil.example:99999',
  '/\\evil.example',
  '\\\\evil.example',
  '%2f%2fevil.example',
  '%5c%5cevil.example',
  'https://evil.example/papers/x',
  'https:evil.example',
  '/%09/evil.example',
  'javascript:alert(1)',
  '@evil.example',
  '.evil.example',
];

/** Header fields in the value of another one. */
const INJECTIONS = [
  `%0d%0a${INJECTED}: 1`,
  `%0a${INJECTED}: 1`,
  `%0d${INJECTED}:%201`,
  `%E5%98%8A%E5%98%8D${INJECTED}:1`,
  `%0d%0a%0d%0a<html>`,
  '%e2%80%a8x',
];

/** Numbers at and behind the edges. */
const NUMBERS = [
  '0',
  '-1',
  '1e309',
  '1e5',
  'NaN',
  'Infinity',
  '0x10',
  '1.5',
  '00',
  '%2B1',
  '2147483648',
  '9007199254740993',
  '1000000',
  '1000001',
  '9999999',
  '٣',
  '9'.repeat(400),
].map(encoded);

/** Texts that mean something to a program behind the page. */
const MEANINGS = [
  MARKUP,
  `"><script>alert(1)</script>`,
  `</script>${MARKUP}`,
  "' OR 1=1 --",
  '") OR papers MATCH ("',
  '{{7*7}}<%= 7 %>',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '[object Object]',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '*',
  '""',
  '"',
  '“',
  '-',
  '--------',
  'NEAR(a b)',
  'title:',
  'title:"',
  '-title:',
  'year:..',
  'year:9999..0000',
  'topic:topic:topic:',
  '\u0000',
  '\ufeff',
  '\u202egnp.exe',
  '\ud83d',
  '👩‍👩‍👧‍👦'.repeat(20),
  'e\u0301'.repeat(200),
  '\u0300'.repeat(1000),
  '多'.repeat(500),
  'ﷺ'.repeat(100),
  'İ'.repeat(100),
  'ß'.repeat(100),
  ' '.repeat(3000),
  'a '.repeat(1500),
  '-a '.repeat(1000),
  '"a" '.repeat(700),
  '('.repeat(2000),
  'a-'.repeat(1200),
  'a:'.repeat(1000),
  'https://'.repeat(200),
  '1..'.repeat(400),
  '0,'.repeat(1000),
  '\\'.repeat(2000),
];

/** Percent signs that encode nothing, or no text. */
const BROKEN = ['%', '%zz', '%u0041', '%ff', '%c3%28', '%ed%a0%80', '%f8%88%80%80%80', '%00', '%0', '%25'];

function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ maxLength: 2000 }),
);

/** A value as an address has it. */
const hostileValue: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...MEANINGS).map(encoded) },
  { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) },
  fc.constantFrom(...TRAVERSAL).map((text) => text.replace(/[\\\s]/g, encoded)),
  fc.constantFrom(...ELSEWHERE).map((text) => text.replace(/[\\\s]/g, encoded)),
  fc.constantFrom(...INJECTIONS).map((text) => text.replace(/[<>\s]/g, encoded)),
  fc.constantFrom(...BROKEN),
  { weight: 2, arbitrary: anyText.map(encoded) },
);

/** The path of a route: its parts good, hostile, or good with something hostile behind. */
function pathOf(route: string, parts: readonly (readonly string[])[]): fc.Arbitrary<string> {
  const values = parts.map((good) =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...good) },
      { weight: 2, arbitrary: hostileValue },
      fc.tuple(fc.constantFrom(...good), hostileValue).map((both) => both.join('')),
    ),
  );
  return fc.tuple(...values).map((chosen) => {
    let index = -1;
    return route.replace(/\[\[?(?:\.\.\.)?\w+\]\]?/g, () => {
      index += 1;
      return chosen[index] ?? '';
    });
  });
}

const usual = fc.constantFrom('merging', 'retrieval', 'a', '2021', '2021..2024', 'newest', '2', 'all', '1');

function queryOf(params: readonly string[]): fc.Arbitrary<string> {
  const name = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...(params.length > 0 ? params : ['q'])) },
    { weight: 1, arbitrary: hostileValue },
    {
      weight: 1,
      arbitrary: fc.constantFrom('_rsc', '__nextLocale', 'nxtPslug', 'slug', 'form', '__proto__'),
    },
  );
  const pair = fc.tuple(name, fc.oneof({ weight: 3, arbitrary: hostileValue }, usual));
  const pairs = fc.array(pair, { maxLength: 5 }).map((all) => all.map((one) => one.join('=')).join('&'));
  const many = fc
    .tuple(pair, fc.constantFrom(2, 200, 500))
    .map(([one, times]) => Array.from({ length: times }, () => one.join('=').slice(0, 24)).join('&'));
  return fc.oneof({ weight: 8, arbitrary: pairs }, { weight: 1, arbitrary: many });
}

/** Fields that name another site, another protocol, another client, or a part of the framework. */
const field: fc.Arbitrary<[string, string]> = fc.constantFrom<[string, string]>(
  ['host', 'evil.example'],
  ['host', 'evil.example:80@localhost'],
  ['host', ''],
  ['x-forwarded-host', 'evil.example'],
  ['x-forwarded-host', 'evil.example"><b onload=alert(1)>'],
  ['x-forwarded-proto', 'javascript'],
  ['x-forwarded-for', '1.2.3.4, ::1, x, 999.999.999.999'],
  ['forwarded', 'for=127.0.0.1;host=evil.example;proto=https'],
  ['x-original-url', '/unavailable'],
  ['x-rewrite-url', '/unavailable'],
  ['x-http-method-override', 'DELETE'],
  ['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'],
  ['x-middleware-rewrite', 'https://evil.example/'],
  ['x-nextjs-data', '1'],
  ['x-matched-path', '/unavailable'],
  ['x-now-route-matches', '1=evil'],
  ['x-invoke-path', '/unavailable'],
  ['x-invoke-status', '500'],
  ['x-action', 'x'],
  ['next-action', '00'.repeat(20)],
  ['next-router-state-tree', '%5B%22%22%5D'],
  ['next-router-state-tree', 'x'.repeat(4000)],
  ['next-router-prefetch', '1'],
  ['next-router-segment-prefetch', '/_tree'],
  ['next-url', '//evil.example'],
  ['rsc', '1'],
  ['cookie', 'edition=night; edition=<script>'],
  ['cookie', `a=${'b'.repeat(6000)}`],
  ['cookie', ';=;==;'.repeat(500)],
  ['referer', 'https://evil.example/papers'],
  ['referer', 'http://localhost//evil.example'],
  ['accept', '*/*;q=x, ,,,'],
  ['accept-encoding', 'br;q=9e999, gzip;q=-1, *;q='],
  ['if-none-match', '"'.repeat(2000)],
  ['if-none-match', 'W/"x", *'],
  ['if-modified-since', 'yesterday'],
  ['range', 'bytes=0-0,1-1,2-2,-1'],
  ['authorization', 'Basic eA=='],
  ['content-type', 'multipart/form-data; boundary=x'],
  ['expect', 'x'],
  ['purpose', 'prefetch'],
  ['x-request-id', 'x"><b onload=alert(1)>'],
  ['content-security-policy', "script-src 'nonce-evil'"],
  ['content-security-policy', "script-src 'unsafe-inline' *"],
);

const fields = fc
  .array(field, { maxLength: 3 })
  .map((pairs): Readonly<Record<string, string>> => Object.fromEntries(pairs));

const method = fc.oneof(
  { weight: 12, arbitrary: fc.constant('GET') },
  fc.constantFrom('HEAD', 'OPTIONS', 'POST', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND', 'PURGE'),
);

const body = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json({ maxDepth: 5 }),
  fc.constantFrom('', '{', '[['.repeat(20_000), '@article{', '@article{a, title={'.repeat(500)),
  fc.constantFrom(
    'TY  - JOUR\nER  - ',
    'a,b\n"',
    '- [x](http://x)\n',
    '"'.repeat(5000),
    '{"entries":[null,{}]}',
  ),
  fc.constantFrom('[](', '\n- ', '  Authors: ', '\\', '@', '{', ' ;').map((text) => text.repeat(4000)),
);

/** A request to any of the routes, with whatever a stranger may write into it. */
export const hostileRequest: fc.Arbitrary<HostileRequest> = fc
  .constantFrom(...Object.entries({ ...ROUTES, ...REWRITTEN }))
  .chain(([route, { parts = [], params = [], method: own }]) =>
    fc.record({
      method: own ? fc.constant(own) : method,
      target: fc
        .tuple(
          pathOf(route, parts),
          fc.constantFrom(...Array<string>(20).fill(''), '/', '//', '/..', ';x', '.json'),
          queryOf(params),
        )
        .map(([path, more, query]) => `${path}${more}${query === '' ? '' : '?'}${query}`),
      headers: fields,
      ...(own && { body }),
    }),
  )
  .map((one) => ({ ...one, target: one.target.replaceAll(' ', '%20').replace(/[^\x21-\x7e]/g, encoded) }));
