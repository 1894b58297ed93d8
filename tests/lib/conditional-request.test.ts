import { expect, test } from 'vitest';
import { isUnchanged } from '#lib/conditional-request.ts';

const NOW = { etag: 'W/"abc"', changedAt: new Date('2026-01-02T03:04:05.678Z') };

test.each([
  ['W/"abc"', true],
  ['"abc"', true],
  ['"x", W/"abc" , "y"', true],
  ['"a,b", "abc"', true],
  ['*', true],
  ['"abcd"', false],
  ['abc', false],
  ['', false],
])('tags %j: unchanged is %s', (ifNoneMatch, unchanged) => {
  expect(isUnchanged({ ifNoneMatch, ifModifiedSince: null }, NOW)).toBe(unchanged);
});

test.each([
  ['Fri, 02 Jan 2026 03:04:05 GMT', true],
  ['Fri, 02 Jan 2026 03:04:06 GMT', true],
  ['Fri, 02 Jan 2026 03:04:04 GMT', false],
  ['the other day', false],
  [null, false],
])('changed since %j: unchanged is %s', (ifModifiedSince, unchanged) => {
  expect(isUnchanged({ ifNoneMatch: null, ifModifiedSince }, NOW)).toBe(unchanged);
});

test('where there are tags the date does not count', () => {
  const ifModifiedSince = 'Fri, 02 Jan 2026 03:04:05 GMT';
  expect(isUnchanged({ ifNoneMatch: '"other"', ifModifiedSince }, NOW)).toBe(false);
});
