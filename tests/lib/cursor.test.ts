import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cursorIn, cursorText } from '#lib/cursor.ts';

test('a cursor is read back from its text', () => {
  const slug = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,8}$/);
  fc.assert(
    fc.property(fc.nat(999_999_999), slug, (offset, after) => {
      const text = cursorText({ offset, after });
      expect(text).toMatch(/^[\w-]+$/);
      expect(cursorIn(text)).toEqual({ offset, after });
    }),
  );
});

test('a text that is no cursor is none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const cursor = cursorIn(text);
      if (cursor) expect(cursorText(cursor)).toBe(text.replace(/=/g, ''));
    }),
  );
  for (const text of ['', 'x', 'xxxxx', '100', btoa('1 2 3'), btoa('-1 a'), btoa('a b'), 'MQ', '%00'])
    expect(cursorIn(text)).toBeUndefined();
});
