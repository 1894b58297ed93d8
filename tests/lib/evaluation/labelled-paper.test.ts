import { expect, test } from 'vitest';
import { readLabelledPaper } from '#lib/evaluation/labelled-paper.ts';

function read(value: unknown) {
  return readLabelledPaper(JSON.stringify(value));
}

test('the core is the one that is labelled, else the first of the topics; other fields are let be', () => {
  expect(
    read({ title: ' T ', abstract: 'A', topics: ['rag', 'merging'], core: 'merging', by: 'me' }),
  ).toEqual({ title: 'T', abstract: 'A', topics: ['rag', 'merging'], core: 'merging' });
  const plain = { title: 'T', topics: ['rag', 'merging'], core: 'rag' };
  expect(read({ title: 'T', topics: ['rag', 'merging'] })).toEqual(plain);
  expect(read({ title: 'T', topics: ['rag', 'merging'], core: null, abstract: null })).toEqual(plain);
  expect(read({ title: 'T', topics: ['rag', 'merging'], abstract: ' ' })).toEqual(plain);
});

test.each([
  ['{"title": "T", "topics"', /^no JSON object; a line is one like/],
  ['["T"]', /^no JSON object; a line is one like/],
  ['null', /^no JSON object; a line is one like/],
  ['{"topics": ["rag"]}', /^title: /],
  ['{"title": " ", "topics": ["rag"]}', 'title: it is empty'],
  ['{"title": "T"}', /^topics: /],
  ['{"title": "T", "topics": []}', 'topics: it is empty, and every paper has at least one'],
  [
    '{"title": "T", "topics": ["rag", "nope"]}',
    'topics: “nope” is no topic; lib/topics/topics.json has the slugs of all',
  ],
  [
    '{"title": "T", "topics": ["rag"], "core": "nope"}',
    'core: “nope” is no topic; lib/topics/topics.json has the slugs of all',
  ],
  [
    '{"title": "T", "topics": ["rag"], "core": "merging"}',
    'core: “merging” is not among the topics of the paper',
  ],
])('%s is no labelled paper', (line, reason) => {
  expect(readLabelledPaper(line)).toEqual(
    typeof reason === 'string' ? reason : expect.stringMatching(reason),
  );
});
