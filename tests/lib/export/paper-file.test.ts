import { expect, test } from 'vitest';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import { PAPER_FILES } from '#lib/export/paper-file.ts';

/** Three papers, two of which have the same first author, year and first long word. */
const PAPERS: ExportedPaper[] = [
  {
    slug: 'merging-models',
    title: 'Merging Models',
    authors: ['Ada Byron'],
    year: 2021,
    topics: [],
    sources: [],
  },
  {
    slug: 'merging-more',
    title: 'Merging More',
    authors: ['Ada Byron'],
    year: 2021,
    topics: [],
    sources: [],
  },
  { slug: 'unknown', title: 'Unknown & Undated', topics: [], sources: [] },
];

function fileOf(form: keyof typeof PAPER_FILES): string {
  const { head, add } = PAPER_FILES[form]((slug) => `https://example.org/papers/${slug}`);
  return head + PAPERS.map(add).join('');
}

test('BibTeX: a blank line behind each entry, and no two with the same key', () => {
  expect(fileOf('bib')).toBe(`@misc{byron2021merging,
  title = {Merging Models},
  author = {Byron, Ada},
  year = {2021},
  url = {https://example.org/papers/merging-models}
}

@misc{merging-more,
  title = {Merging More},
  author = {Byron, Ada},
  year = {2021},
  url = {https://example.org/papers/merging-more}
}

@misc{unknown,
  title = {Unknown \\& Undated},
  key = {unknown},
  url = {https://example.org/papers/unknown}
}

`);
});

test('RIS: a blank line behind each record; the keys are those of BibTeX', () => {
  const records = fileOf('ris').split('ER  - \r\n\r\n');
  expect(records.pop()).toBe('');
  expect(records.map((record) => /^ID {2}- (.*)\r$/m.exec(record)?.[1])).toEqual([
    'byron2021merging',
    'merging-more',
    'unknown',
  ]);
  expect(records[2]).toBe(
    'TY  - GEN\r\nID  - unknown\r\nTI  - Unknown & Undated\r\nUR  - https://example.org/papers/unknown\r\nDB  - Broadsheet\r\n',
  );
});

test('CSV: a head, then a line a paper', () => {
  const lines = fileOf('csv').split('\r\n');
  expect(lines).toHaveLength(5);
  expect(lines[0]).toMatch(/^slug,title,/);
  expect(lines[3]).toBe('unknown,Unknown & Undated,,,,,,,,,,,,,,');
});

test('keys begin anew with each file', () => {
  expect(fileOf('bib')).toBe(fileOf('bib'));
});
