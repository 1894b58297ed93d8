import fc from 'fast-check';
import { expect, test } from 'vitest';
import { originOf } from '#lib/site-origin.ts';

function originIn(fields: Readonly<Record<string, string>>): string {
  return originOf((name) => fields[name]).href;
}

test.each([
  [{ host: 'papers.example' }, 'http://papers.example/'],
  [{ host: 'papers.example:8080' }, 'http://papers.example:8080/'],
  [{ host: '127.0.0.1:3000', 'x-forwarded-host': 'papers.example' }, 'http://papers.example/'],
  [{ host: 'papers.example', 'x-forwarded-proto': 'https' }, 'https://papers.example/'],
  [{ host: 'papers.example', 'x-forwarded-proto': 'HTTPS, http' }, 'https://papers.example/'],
  [{ 'x-forwarded-host': 'papers.example, inner.example' }, 'http://papers.example/'],
  [{ host: 'papers.example', 'x-forwarded-proto': '' }, 'http://papers.example/'],
  [{}, 'http://localhost/'],
])('%o asks at %s', (fields, origin) => {
  expect(originIn(fields)).toBe(origin);
});

test.each([
  { host: 'papers.example', 'x-forwarded-proto': 'javascript' },
  { host: 'papers.example', 'x-forwarded-proto': 'data' },
  { host: 'papers.example', 'x-forwarded-proto': 'https://evil.example/?' },
  { host: 'reader@evil.example' },
  { host: 'papers.example/path' },
  { host: 'papers.example?q' },
  { host: 'papers.example#x' },
  { host: 'papers.example"><b>' },
  { host: `papers.example"onload='x'` },
  { host: 'a b' },
  { host: '[' },
])('%o names no site', (fields) => {
  expect(originIn(fields)).toBe('http://localhost/');
});

test('whatever the fields say, the address is one of the web and nothing else', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.webUrl(), fc.domain());
  fc.assert(
    fc.property(text, text, text, (host, forwarded, protocol) => {
      const fields = { host, 'x-forwarded-host': forwarded, 'x-forwarded-proto': protocol };
      expect(originIn(fields)).toMatch(/^https?:\/\/[^/\s"'<>\\@?#]+\/$/);
    }),
  );
});
