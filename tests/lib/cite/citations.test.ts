import { expect, test } from 'vitest';
import { citations } from '#lib/cite/citations.ts';
import { NAMELESS, PREPRINT } from '#tests/lib/cite/papers.ts';

const HERE = 'https://papers.example/papers/x';

test('a paper’s page shows it in six forms, of what is known', () => {
  expect(citations(NAMELESS, HERE).map(({ name, text, isCode }) => [name, isCode, text])).toEqual([
    [
      'BibTeX',
      true,
      '@misc{no-date-was-given,\n  title = {No Date Was Given},\n  key = {no-date-was-given},\n  url = {https://papers.example/papers/x}\n}',
    ],
    ['APA', false, 'No Date Was Given. (n.d.). https://papers.example/papers/x'],
    ['MLA', false, '“No Date Was Given.” https://papers.example/papers/x.'],
    ['plain text', false, 'No Date Was Given. https://papers.example/papers/x'],
    [
      'RIS',
      true,
      'TY  - GEN\nID  - no-date-was-given\nTI  - No Date Was Given\nUR  - https://papers.example/papers/x\nDB  - Broadsheet\nER  - ',
    ],
    [
      'CSL-JSON',
      true,
      '[{"id":"no-date-was-given","citation-key":"no-date-was-given","type":"article","title":"No Date Was Given","URL":"https://papers.example/papers/x"}]',
    ],
  ]);
});

test('what is copied has everything but the abstract', () => {
  const texts = new Map(citations(PREPRINT, HERE).map(({ name, text }) => [name, text]));
  expect([...texts.values()].filter((text) => text.includes('a model'))).toEqual([]);
  expect(texts.get('RIS')).toContain('\nAU  - Li, Kevin\nAU  - van Dijck, Gijs\n');
  expect(JSON.parse(texts.get('CSL-JSON') ?? '')).toMatchObject([{ number: 'arXiv:2510.12789' }]);
});

test('of very many authors the first five hundred and the number of the others; APA and MLA have rules of their own', () => {
  const authors = Array.from({ length: 100_000 }, (_, index) => `Ada Author${index + 1}`);
  const texts = new Map(citations({ ...NAMELESS, authors }, HERE).map(({ name, text }) => [name, text]));
  expect(texts.get('BibTeX')).toContain('Author500, Ada and {99,500 others}},');
  expect(texts.get('RIS')).toContain('\nAU  - Author500, Ada\nAU  - 99,500 others\n');
  expect(JSON.parse(texts.get('CSL-JSON') ?? '')[0].author).toHaveLength(501);
  expect(texts.get('APA')).toMatch(
    /^Author1, A\., .*, Author19, A\., … Author100000, A\. \(n\.d\.\)\. No Date/,
  );
  expect(texts.get('MLA')).toMatch(/^Author1, Ada, et al\. “No Date/);
  for (const text of texts.values()) expect(text.length).toBeLessThan(50_000);
});
