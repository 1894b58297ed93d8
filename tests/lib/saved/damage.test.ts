import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readList } from '#lib/saved/read-list.ts';
import { documentText, readDocument } from '#lib/saved/saved-document.ts';
import { normalTags, readEntry } from '#lib/saved/saved-entry.ts';
import { packedList, unpackedList } from '#lib/saved/share-link.ts';
import { list } from '#tests/lib/saved/arbitrary-list.ts';

const ENTRY = { slug: 'a', title: 'A', savedAt: '2026-01-01T00:00:00.000Z', tags: [] };

function stored(papers: unknown, version: unknown = 1): string {
  return JSON.stringify({ format: 'broadsheet-saved', version, papers });
}

test.each([
  ['', 'It is not JSON.', []],
  ['{"format":"broads', 'It is not JSON.', []],
  ['[]', 'It is no list of saved papers.', []],
  ['{"version":1,"papers":[]}', 'It is no list of saved papers.', []],
  [stored([ENTRY], 'x'), 'It does not say its version.', []],
  [stored([ENTRY, { ...ENTRY, slug: '../etc' }]), 'Paper 2 has no address of a paper (slug).', ['a']],
  [stored([{ ...ENTRY, title: ' ' }, ENTRY]), 'Paper 1 has no title.', ['a']],
  [stored([ENTRY, ENTRY]), 'Paper 2 is there twice.', ['a']],
  [stored([{ ...ENTRY, savedAt: 'today' }]), 'Paper 1 has no time at which it was saved (savedAt).', []],
  [stored([{ ...ENTRY, readAt: 'x' }]), 'Paper 1 has a time of reading (readAt) that is no time.', []],
  [stored([{ ...ENTRY, tags: 'x' }]), 'Paper 1 has tags that are no list of words.', []],
  [stored([{ ...ENTRY, note: 7 }]), 'Paper 1 has a note that is no text.', []],
  [stored([null]), 'Paper 1 is no entry of a list.', []],
])('a damaged list: %s', (text, damage, slugs) => {
  const found = readDocument(text);
  expect([found.damage, found.entries.map(({ slug }) => slug), found.isNewer]).toEqual([
    damage,
    slugs,
    undefined,
  ]);
});

test('a list of a later version is left alone', () => {
  expect(readDocument(stored([ENTRY], 2))).toEqual({
    entries: [],
    damage: 'It is of version 2, a later one.',
    isNewer: true,
  });
});

test('any part of a list is read or said to be damaged, never thrown at', () => {
  fc.assert(
    fc.property(list, fc.nat(), (entries, cut) => {
      const text = documentText(entries);
      const part = text.slice(0, cut % text.length);
      expect(readDocument(part).damage).toBe('It is not JSON.');
    }),
  );
});

test('a link that was cut or changed is said to be damaged', async () => {
  const whole = await packedList([{ slug: 'a', title: 'A', tags: [] }]);
  for (const text of ['', '1.', '2.abc', whole.slice(2), whole.slice(0, -3), `${whole}!`, '1.====', '1.AAAA'])
    expect(await unpackedList(text)).toEqual({ problem: expect.stringContaining('This link is') });
  const wrong = await packedList([{ slug: 'a', title: '', tags: [] }]);
  expect(await unpackedList(wrong)).toEqual({ problem: 'This link is damaged: paper 1 has no title.' });
});

test('tags end at commas and semicolons, and each is there once', () => {
  expect(normalTags([' to  cite, nlp;nlp', '', ';', 'R&D'])).toEqual(['to cite', 'nlp', 'R&D']);
});

test('control characters and lone surrogates are no part of a note', () => {
  expect(readEntry({ ...ENTRY, note: ' a\u0000\r\nb\ud800 ' })).toEqual({
    entry: { ...ENTRY, note: 'a\nb\ufffd' },
  });
});

test('any text is read or refused in a sentence', () => {
  const parts = fc.constantFrom(
    '@misc{a,',
    'title={x}',
    '}',
    'TY  - X\n',
    'ER  - \n',
    '{"',
    '[',
    ',',
    '"',
    '\n',
    'slug,title\n',
    '- [a](b)',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts).map((all) => all.join('')),
      ),
      (text) => {
        const found = readList(text);
        if ('problem' in found) expect(found.problem).toMatch(/^[A-Z][\s\S]*\.$/);
        else expect(found.listed.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 500 },
  );
});
