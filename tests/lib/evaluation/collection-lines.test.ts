import { describe, expect, test } from 'vitest';
import { readDocument, readJudgement, readQuery, wrongHeader } from '#lib/evaluation/collection-lines.ts';

test('documents: either text can be empty, a title can be missing, other fields are let be', () => {
  expect(readDocument('{"_id": "a 1", "title": "T", "text": "B", "metadata": {}}')).toEqual({
    id: 'a 1',
    title: 'T',
    text: 'B',
  });
  expect(readDocument('{"_id": "1", "title": "", "text": ""}')).toEqual({ id: '1', title: '', text: '' });
  expect(readDocument('{"_id": "1", "title": null, "text": "B"}')).toEqual({ id: '1', title: '', text: 'B' });
  expect(readDocument('{"_id": "1", "text": "B"}')).toEqual({ id: '1', title: '', text: 'B' });
});

test('queries: the document that asks, where there is one', () => {
  expect(readQuery('{"_id": "q", "text": "a: \\"b\\" -c"}')).toEqual({ id: 'q', text: 'a: "b" -c' });
  expect(readQuery('{"_id": "q", "text": "a", "source_doc": "d"}')).toEqual({
    id: 'q',
    text: 'a',
    sourceDoc: 'd',
  });
  expect(readQuery('{"_id": "q", "text": "a", "source_doc": null}')).toEqual({ id: 'q', text: 'a' });
});

describe('lines that are wrong say why', () => {
  const LIKE = 'no JSON object; a line is one like {"_id": "…", "title": "…", "text": "…"}';
  test.each([
    ['{"_id": "1"', LIKE],
    ['[]', LIKE],
    ['null', LIKE],
    ['"text"', LIKE],
    ['{"_id": 1, "text": "B"}', '_id: wants a text'],
    ['{"text": "B"}', '_id: wants a text'],
    ['{"_id": "", "text": "B"}', '_id: it is empty'],
    ['{"_id": "1", "title": "T"}', 'text: wants a text'],
    ['{"_id": "1", "title": 3, "text": "B"}', 'title: wants a text'],
  ])('document %s', (line, reason) => {
    expect(readDocument(line)).toBe(reason);
  });

  test.each([
    ['{', 'no JSON object; a line is one like {"_id": "…", "text": "…"}'],
    ['{"_id": "q", "text": null}', 'text: wants a text'],
    ['{"_id": "q", "text": "a", "source_doc": 7}', 'source_doc: wants a text'],
    ['{"_id": "q", "text": "a", "source_doc": ""}', 'source_doc: it is empty'],
  ])('query %s', (line, reason) => {
    expect(readQuery(line)).toBe(reason);
  });

  const COLUMNS = 'wants a query’s id, a document’s id and a score, between tabs';
  test.each([
    ['q\td', COLUMNS],
    ['q d 1', COLUMNS],
    ['q\t0\td\t1', COLUMNS],
    ['q\t\t1', COLUMNS],
    ['q\td\tyes', 'score: “yes” is no number'],
    ['q\td\t1e9', 'score: “1e9” is no number'],
  ])('judgement %j', (line, reason) => {
    expect(readJudgement(line)).toBe(reason);
  });
});

test('judgements: grades of any kind of number', () => {
  expect(readJudgement('q 1\td/2\t2')).toEqual({ query: 'q 1', document: 'd/2', grade: 2 });
  expect(readJudgement('q\td\t0.5')).toEqual({ query: 'q', document: 'd', grade: 0.5 });
  expect(readJudgement('q\td\t-1 ')).toEqual({ query: 'q', document: 'd', grade: -1 });
});

test('a judgement is no header, nor is a line without columns', () => {
  expect(wrongHeader('query-id\tcorpus-id\tscore')).toBeUndefined();
  const reason = 'wants a header, like “query-id”, “corpus-id” and “score” between tabs';
  expect(wrongHeader('q\td\t1')).toBe(reason);
  expect(wrongHeader('query-id corpus-id score')).toBe(reason);
});
