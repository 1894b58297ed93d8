import { expect, test } from 'vitest';
import { citations } from '#lib/cite/citations.ts';
import { NAMELESS } from '#tests/lib/cite/papers.ts';

test('a paper’s page shows BibTeX, APA and plain text, of what is known', () => {
  expect(
    citations(NAMELESS, 'https://papers.example/papers/x').map(({ name, text }) => [name, text]),
  ).toEqual([
    [
      'BibTeX',
      '@misc{no-date-was-given,\n  title = {No Date Was Given},\n  url = {https://papers.example/papers/x}\n}',
    ],
    ['APA', 'No Date Was Given. (n.d.). https://papers.example/papers/x'],
    ['Plain text', 'No Date Was Given. https://papers.example/papers/x'],
  ]);
});
