import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SavedEntry } from '#lib/saved/saved-entry.ts';
import {
  arranged,
  readSavedAddress,
  SAVED_SORT_KEYS,
  savedViewHref,
  tagCounts,
  WHOLE_LIST,
} from '#lib/saved/saved-view.ts';

const view = fc.record({
  tag: fc.option(fc.string({ unit: 'grapheme', minLength: 1 }), { nil: undefined }),
  unread: fc.boolean(),
  sort: fc.constantFrom(...SAVED_SORT_KEYS),
  page: fc.integer({ min: 1, max: 999_999 }),
});

test('a view’s address is read back as the view', () => {
  fc.assert(
    fc.property(view, (one) => {
      expect(readSavedAddress(savedViewHref(one))).toEqual({ view: one, problems: [], shared: undefined });
    }),
  );
});

test('any fragment gives a view; what is wrong in it is named', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (fragment) => {
      expect(readSavedAddress(fragment).view.page).toBeGreaterThan(0);
    }),
  );
  expect(readSavedAddress('#sort=colour&show=all&page=0&tag=x')).toEqual({
    view: { ...WHOLE_LIST, tag: 'x' },
    problems: [
      '“colour” is no order here; it was left out.',
      '“all” is no filter here; it was left out.',
      '“0” is no page number here; it was left out.',
    ],
    shared: undefined,
  });
  expect(readSavedAddress('#list=1.abc').shared).toBe('1.abc');
  expect([savedViewHref(WHOLE_LIST), readSavedAddress('#all').problems]).toEqual(['#all', []]);
});

const LIST: SavedEntry[] = [
  { slug: 'b', title: 'Émile', savedAt: '2026-01-02T00:00:00.000Z', tags: ['x', 'y'] },
  {
    slug: 'a',
    title: 'Zeta',
    savedAt: '2026-01-03T00:00:00.000Z',
    tags: ['x'],
    readAt: '2026-02-01T00:00:00.000Z',
  },
  { slug: 'c', title: 'Alpha', savedAt: '2026-01-02T00:00:00.000Z', tags: [] },
];

test('the newest come first, those of one time in the order in which they came', () => {
  const slugs = (change: Partial<typeof WHOLE_LIST>) =>
    arranged(LIST, { ...WHOLE_LIST, ...change }).map(({ slug }) => slug);
  expect(slugs({})).toEqual(['a', 'b', 'c']);
  expect(slugs({ sort: 'title' })).toEqual(['c', 'b', 'a']);
  expect(slugs({ sort: 'unread' })).toEqual(['b', 'c', 'a']);
  expect(slugs({ unread: true })).toEqual(['b', 'c']);
  expect(slugs({ tag: 'x' })).toEqual(['a', 'b']);
  expect(slugs({ tag: 'x', unread: true })).toEqual(['b']);
  expect(slugs({ tag: 'none' })).toEqual([]);
});

test('tags are counted', () => {
  expect(tagCounts(LIST)).toEqual([
    ['x', 2],
    ['y', 1],
  ]);
});
