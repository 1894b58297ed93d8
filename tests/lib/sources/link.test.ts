import { expect, test } from 'vitest';
import { sourceLink } from '#lib/sources/link.ts';
import { ADDRESSES } from '#tests/fixtures/hostile-papers.ts';

const addressOf = (given: string) => sourceLink('code', given)?.url;

test.each([
  'https://github.com/a/b',
  'http://example.org',
  'https://a.example/x_(y)?q=1&r[]=2#s',
  'https://a.example/%E2%80%AE',
])('an address is kept as it is written: %s', (address) => {
  expect(addressOf(address)).toBe(address);
});

test('what is no character of an address is encoded, and what only looks like a host is no part of it', () => {
  expect(ADDRESSES.map(addressOf)).toEqual([
    'https://a.example/%E2%80%AEgpj.exe',
    'https://xn--l-7sba6dbr.example/x',
    'https://a.example/%22%3E%3Cscript%3Ewindow.__pwned=1%3C/script%3E',
    'https://a.example/xER%20%20-%20TY%20%20-%20JOUR',
    'https://evil.example/',
  ]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  '//evil.example/x',
  'https://',
  'JaVaScRiPt:alert(1)//a.example/',
])('is no address of the web: %s', (given) => {
  expect(addressOf(given)).toBeUndefined();
});
