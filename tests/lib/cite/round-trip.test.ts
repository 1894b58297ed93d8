import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportPapers } from '#db/queries/export-papers.ts';
import { bibtexEntry } from '#lib/cite/bibtex.ts';
import { type CslItem, cslItem, distinctKeys } from '#lib/cite/csl.ts';
import { familyOf } from '#lib/cite/names.ts';
import { risRecord } from '#lib/cite/ris.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { type Desk, deskOfDumps } from '#tests/fixtures/database.ts';
import { paper } from '#tests/lib/cite/papers.ts';

let desk: Desk;
let items: CslItem[];
beforeAll(async () => {
  desk = await deskOfDumps();
  const distinct = distinctKeys();
  items = [];
  for await (const one of exportPapers(desk.db, parsePaperQuery({}).query))
    items.push(distinct(cslItem(one, `https://papers.example/papers/${one.slug}`), one.slug));
});
afterAll(() => desk.remove());

function read(text: string): CslItem[] {
  return plugins.input.chain(text, { generateGraph: false });
}

/** TeX's quotes and the typewriter's are one. */
function plain(text: string | undefined): string | undefined {
  return text?.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}

test('the keys of all papers differ, and none had to fall back', () => {
  expect(new Set(items.map(({ id }) => id)).size).toBe(483);
  expect(items.filter(({ author }) => author).every(({ id }) => /^[a-z]+\d{4}[a-z0-9]+$/.test(id))).toBe(
    true,
  );
  expect(items.filter(({ author }) => author)).toHaveLength(171);
});

test('every paper in BibTeX is read as it was written', () => {
  const back = read(items.map(bibtexEntry).join('\n'));
  const facts = ({ id, title, author, URL, issued, ...rest }: CslItem) => ({
    ...{ id, URL, title: plain(title), venue: rest['container-title'], DOI: rest.DOI },
    author: author?.map((name) => plain(familyOf(name))),
    issued: issued?.['date-parts'][0].slice(0, 2),
  });
  expect(back.map(facts)).toEqual(items.map(facts));
});

test('every paper in RIS is read as it was written', () => {
  const back = read(items.map(risRecord).join(''));
  const facts = ({ id, title, author, URL, issued, abstract }: CslItem) => ({
    ...{ id, title, URL, abstract: abstract?.replace(/\s+/g, ' ') },
    author: author?.map(familyOf),
    issued: issued?.['date-parts'][0],
  });
  expect(back.map(facts)).toEqual(items.map(facts));
});

test('whatever a title and a name hold, an entry can be read, with its key', () => {
  const text = fc.string({ unit: 'grapheme' });
  const tex = fc
    .array(fc.constantFrom(...'{}\\$%#&~^_`\'"-@,= aB1éαß'), { maxLength: 20 })
    .map((all) => all.join(''));
  fc.assert(
    fc.property(fc.oneof(text, tex), fc.oneof(text, tex), (title, name) => {
      const item = cslItem(paper({ title: `A ${title}`, slug: 'a-slug', authors: [name] }));
      const [bibtex, ...more] = read(bibtexEntry(item));
      expect([bibtex?.id, more]).toEqual([item.id, []]);
      expect(read(risRecord(item)).map(({ id }) => id)).toEqual([item.id]);
    }),
    {
      numRuns: 300,
      examples: [
        ['\\1^$', ''],
        ['$\\=$', ''],
      ],
    },
  );
});
