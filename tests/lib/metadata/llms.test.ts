import { expect, test } from 'vitest';
import { llmsText } from '#lib/metadata/llms.ts';

const FAMILY = { label: 'Across tasks', topics: [{ slug: 'merging', label: 'Model merging', count: 1 }] };

test('the site for language models: a title, a summary, and links with a word on each', () => {
  const text = llmsText(
    { papers: 1483, dated: 69, oldest: '2019', newest: '2024-02-29', families: [FAMILY] },
    new URL('https://papers.example'),
  );
  const lines = text.split('\n');
  expect(lines[0]).toBe('# Broadsheet');
  expect(lines[2]).toMatch(/^> A research-paper explorer/);
  expect(text).toContain('It holds 1,483 papers; 69 of them carry a date, from 2019 to 29 February 2024.');
  expect(lines.filter((line) => line.startsWith('## '))).toEqual([
    '## Pages',
    '## Papers in other forms',
    '## For programs',
    '## Topics: Across tasks',
  ]);
  expect(lines).toContain(
    '`.bib` (BibTeX), `.ris` (RIS), `.csl.json` (CSL-JSON), `.json` (JSON) or `.md` (Markdown). Sets of papers:',
  );
  expect(lines).toContain('- [BibTeX](https://papers.example/papers.bib): all papers');
  expect(lines).toContain('- [Atom feed](https://papers.example/papers.atom): the newest papers');
  expect(lines).toContain('- [Model merging](https://papers.example/topics/merging): 1 paper');
});

test('no span of dates where no paper has one', () => {
  const text = llmsText(
    { papers: 0, dated: 0, oldest: null, newest: null, families: [] },
    new URL('https://papers.example'),
  );
  expect(text).toContain('It holds 0 papers; 0 of them carry a date. What no source says');
});
