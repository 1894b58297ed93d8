import { expect, test } from 'vitest';
import { contentHash, fnv1a } from '#lib/topics/content-hash.ts';

test.each([
  ['', '811c9dc5'],
  ['a', 'e40c292c'],
  ['foobar', 'bf9cf968'],
])('FNV-1a of “%s” is the published value', (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
});

test('equal content has an equal hash, and one changed weight another', () => {
  expect(contentHash({ a: [1, 0.5] })).toBe(contentHash({ a: [1, 0.5] }));
  expect(contentHash({ a: [1, 0.5] })).not.toBe(contentHash({ a: [1, 0.6] }));
});
