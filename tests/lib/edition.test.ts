import { expect, test } from 'vitest';
import { EDITION_COOKIE, isEdition } from '#lib/edition.ts';

test('there are two editions; any other cookie is no choice', () => {
  expect(['day', 'night', 'DAY', '', 'constructor', undefined].map(isEdition)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
  expect(EDITION_COOKIE).toBe('edition');
});
