import { readFileSync } from 'node:fs';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-csl';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportPapers } from '#db/queries/export-papers.ts';
import { apaReference } from '#lib/cite/apa.ts';
import { type CslItem, cslItem } from '#lib/cite/csl.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { type Desk, deskOfDumps } from '#tests/fixtures/database.ts';
import { CONFERENCE, NAMELESS, PREPRINT, paper } from '#tests/lib/cite/papers.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskOfDumps();
});
afterAll(() => desk.remove());

/** The entry that citation-js's processor makes with the style of the APA. */
function byProcessor(item: CslItem): string {
  // The style prints the archive besides the publisher, which for arXiv are the same.
  const { archive: _, archive_location: __, abstract: ___, author, issued, ...rest } = item;
  const year = issued?.['date-parts'][0][0];
  const known = {
    ...rest,
    // It leaves a given name in lower case whole.
    ...(author && {
      author: author.map((name) =>
        'literal' in name ? name : { ...name, given: name.given.replace(/^\p{Ll}/u, (a) => a.toUpperCase()) },
      ),
    }),
    // It takes a paper in proceedings that has a day for a talk.
    ...(issued && {
      issued:
        rest['container-title'] && year !== undefined ? { 'date-parts': [[year]] as [number[]] } : issued,
    }),
  };
  const text = plugins.output.format('bibliography', [known], {
    format: 'text',
    template: 'apa',
    lang: 'en-US',
  });
  // Of an undated paper the style says when it was retrieved, which is the reader's to say.
  return text.replace(/ Retrieved (?=https?:\/\/\S+\s*$)/, ' ');
}

/** Lines and apostrophes are as the processor's printer likes them. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('’', "'").trim();
}

test('every known paper, and all that is known of papers, has the processor’s entry', async () => {
  const items: CslItem[] = [];
  for await (const one of exportPapers(desk.db, parsePaperQuery({}).query))
    items.push(cslItem(one, `https://papers.example/papers/${one.slug}`));
  for (const line of readFileSync('db/dumps/facts.jsonl', 'utf8').trimEnd().split('\n'))
    items.push(cslItem(paper(JSON.parse(line))));
  expect(items).toHaveLength(668);
  const differing = items
    .map((item) => [plain(apaReference(item)), plain(byProcessor(item))])
    .filter(([ours, theirs]) => ours !== theirs);
  expect(differing).toEqual([]);
});

test.each([
  ['two authors', { ...PREPRINT, authors: ['Ada Byron', 'Wen-tau Yih'] }],
  [
    'authors of many initials',
    { ...PREPRINT, authors: ['J. R. R. Tolkien', 'Jean-Luc Godard', 'C.S. Lewis'] },
  ],
  ['twenty authors', { ...PREPRINT, authors: names(20) }],
  ['twenty-one authors', { ...PREPRINT, authors: names(21) }],
  ['a preprint without authors', { ...PREPRINT, authors: [] }],
  ['a month alone', { ...PREPRINT, publishedOn: '2025-10' }],
  ['no date', { ...PREPRINT, publishedOn: undefined, year: undefined }],
  ['a DOI and a group', { ...CONFERENCE, title: 'Does It?', authors: ['Gemma Team', 'Robert Downey Jr.'] }],
  ['a journal', { ...CONFERENCE, title: 'It Does.', venue: 'Journal of Machine Learning Research' }],
  ['a title and nothing more', NAMELESS],
])('%s: the processor’s entry', (_, known) => {
  const item = cslItem(known, 'https://papers.example/papers/x');
  expect(plain(apaReference(item))).toBe(plain(byProcessor(item)));
});

function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Ada B${'y'.repeat(index)}ron`);
}
