import { expect, test } from 'vitest';
import { describedPaper, paperMetadata, paperTags } from '#app/papers/[slug]/paper-metadata.ts';
import { paperPage } from '#db/queries/paper-page.ts';
import { desk } from '#tests/fixtures/database.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

const ORIGIN = new URL('https://papers.example');

test('“et al.” and its like are no authors of a page’s head', async () => {
  const abstract = 'It is said of nobody in particular, at some length.';
  const made = await desk({
    'papers.jsonl': jsonLines([
      { title: 'By Nobody', abstract, authors: ['et al.', 'Anonymous'] },
      { title: 'By One and Others', abstract, authors: ['Ada Byron et al.'] },
    ]),
  });
  const authors = [];
  for (const id of [1, 2]) {
    const page = await paperPage(made.db, id);
    if (!page) throw new Error('Both papers are in the database.');
    const described = describedPaper(page, ORIGIN);
    const tags = paperTags(described);
    authors.push([described.authors, tags.citation_author, tags['DC.creator']]);
  }
  expect(authors).toEqual([
    [[], undefined, undefined],
    [['Ada Byron'], ['Ada Byron'], ['Ada Byron']],
  ]);
});

test('a description that ends within a sentence of the abstract says that it goes on', async () => {
  const whole = 'It is short.';
  const sentence = `${'word '.repeat(50)}ends.`;
  const made = await desk({
    'papers.jsonl': jsonLines([
      { title: 'Short', abstract: whole },
      { title: 'Cut', abstract: 'word '.repeat(99).trim() },
      { title: 'Cut at a Stop', abstract: `${sentence} ${'x'.repeat(200)}.` },
    ]),
  });
  const descriptions = [];
  for (const id of [1, 2, 3]) {
    const page = await paperPage(made.db, id);
    if (!page) throw new Error('All papers are in the database.');
    const { description, openGraph } = paperMetadata(page, ORIGIN);
    expect(openGraph?.description).toBe(description);
    descriptions.push(description);
  }
  expect(descriptions).toEqual([whole, `${'word '.repeat(60)}…`, sentence]);
});
