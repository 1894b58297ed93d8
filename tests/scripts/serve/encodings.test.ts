import { expect, test } from 'vitest';
import { acceptedCoding, isPackable } from '#scripts/serve/encodings.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['gzip', 'gzip'],
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP;q=0.5, br;q=0', 'gzip'],
  ['br;q=0.001', 'br'],
  ['*', 'br'],
  ['*;q=0, gzip', 'gzip'],
  ['identity', undefined],
  ['br ; q = 0', undefined],
])('of “%s” is taken %s', (accepted, coding) => {
  expect(acceptedCoding(accepted)).toBe(coding);
});

test.each([
  ['text/html; charset=utf-8', 5000, true],
  ['text/html', 500, false],
  ['text/x-component', undefined, true],
  ['application/atom+xml; charset=utf-8', 5000, true],
  ['application/feed+json', 5000, true],
  ['application/vnd.citationstyles.csl+json', 5000, true],
  ['application/x-bibtex', 5000, true],
  ['application/x-research-info-systems; charset=utf-8', 5000, true],
  ['application/javascript; charset=UTF-8', 5000, true],
  ['image/svg+xml', 5000, true],
  ['image/png', 5000, false],
  ['font/woff2', 5000, false],
  ['application/zip', 5000, false],
  ['', 5000, false],
])('%s of %s bytes: %s', (type, size, expected) => {
  expect(isPackable(type, size)).toBe(expected);
});
