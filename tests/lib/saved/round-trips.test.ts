import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIST_FILES, type SavedPaper } from '#lib/saved/list-files.ts';
import type { Listed } from '#lib/saved/listed.ts';
import { readList } from '#lib/saved/read-list.ts';
import { merged } from '#lib/saved/saved-changes.ts';
import { documentText, readDocument } from '#lib/saved/saved-document.ts';
import { readEntry, type SavedEntry } from '#lib/saved/saved-entry.ts';
import { packedList, sharedEntries, unpackedList, unread } from '#lib/saved/share-link.ts';
import { asPapers, entry, list } from '#tests/lib/saved/arbitrary-list.ts';

/** What is the reader's own in an entry, which every format has a place for. */
function own({ slug, note, tags, savedAt, readAt }: SavedEntry | Listed) {
  return { slug, note: note || undefined, tags, savedAt, readAt };
}

test('an entry in its normal form is read as it is', () => {
  fc.assert(
    fc.property(entry, (one) => {
      expect(readEntry(one)).toEqual({ entry: one });
    }),
  );
});

test('a list as JSON is read as it is', () => {
  fc.assert(
    fc.property(list, fc.constantFrom(0, 2), (entries, space) => {
      expect(readDocument(documentText(entries, space))).toEqual({ entries });
    }),
  );
});

test('a shared list is read as it was shared, in its order', async () => {
  const sharing = fc.record({ notes: fc.boolean(), tags: fc.boolean(), read: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(list, sharing, async (entries, what) => {
      const shared = sharedEntries(entries, what);
      const text = await packedList(shared);
      expect(text).toMatch(/^1\.[\w-]+$/);
      expect(await unpackedList(text)).toEqual({ list: shared });
      for (const one of shared) {
        expect([one.note === undefined || what.notes, one.readAt === undefined || what.read]).toEqual([
          true,
          true,
        ]);
        expect(one.tags.length === 0 || what.tags).toBe(true);
        expect({ ...unread(one), ...('readAt' in one && { readAt: one.readAt }) }).toEqual(one);
        expect(unread(one)).not.toHaveProperty('readAt');
      }
    }),
  );
});

const WRITERS = {
  json: (papers: SavedPaper[]) =>
    documentText(
      papers.map(({ entry: one }) => one),
      2,
    ),
  bib: LIST_FILES.bib.write,
  ris: LIST_FILES.ris.write,
  csv: LIST_FILES.csv.write,
  md: LIST_FILES.md.write,
};

test.each(Object.entries(WRITERS))(
  'a list as .%s comes back with slugs, notes, tags and times',
  (_, write) => {
    fc.assert(
      fc.property(list, (entries) => {
        fc.pre(entries.length > 0);
        const found = readList(write(asPapers(entries)));
        if ('problem' in found) throw new Error(found.problem);
        expect(found.listed.map(own)).toEqual(entries.map(own));
      }),
      { numRuns: 400 },
    );
  },
);

test('merging adds what is new, and twice changes nothing', () => {
  fc.assert(
    fc.property(list, list, (mine, theirs) => {
      const both = merged(mine, theirs);
      expect(merged(both, theirs)).toEqual(both);
      expect(merged(both, mine)).toEqual(both);
      expect(both.map(({ slug }) => slug)).toEqual([
        ...new Set([...mine, ...theirs].map(({ slug }) => slug)),
      ]);
      for (const one of [...mine, ...theirs]) {
        const kept = both.find(({ slug }) => slug === one.slug);
        expect(kept?.note ?? '').toContain(one.note ?? '');
        expect(kept?.tags).toEqual(expect.arrayContaining(one.tags));
        expect((kept?.savedAt ?? '') <= one.savedAt).toBe(true);
      }
      expect(merged(mine, [])).toEqual(mine);
      expect(merged([], theirs)).toEqual(theirs);
    }),
  );
});
