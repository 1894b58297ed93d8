import { expect, test } from 'vitest';
import {
  existingPage,
  problemsField,
  problemText,
  type QueryProblem,
  readPage,
  shownValue,
} from '#lib/params.ts';

test.each([
  [{}, 1],
  [{ page: '12' }, 12],
  [{ page: ['3', '4'] }, 3],
  [{ page: 'x' }, 1],
  [{ page: '0' }, 1],
  [{ page: '99999999' }, 1],
])('%j is page %i', (params, page) => {
  expect(readPage(params)).toBe(page);
});

test('a second value of a parameter that is given once is named', () => {
  const problems: QueryProblem[] = [];
  expect(readPage({ page: ['3', '4'] }, problems)).toBe(3);
  expect(problems.map(problemText)).toEqual([
    'There is more than one page number here; the first one counts.',
  ]);
  expect(problems).toMatchObject([{ parameter: 'page', value: '3, 4' }]);
});

test.each([
  [1, 0, { page: 1, problems: [] }],
  [1, 20, { page: 1, problems: [] }],
  [2, 20, { page: 1, problems: ['There is no page 2; this is the first.'] }],
  [2, 21, { page: 2, problems: [] }],
  [9, 0, { page: 1, problems: [] }],
])('page %i of %i papers, twenty a page', (page, total, expected) => {
  const { problems, ...rest } = existingPage(page, total, 20);
  expect({ ...rest, problems: problems.map(problemText) }).toEqual(expected);
});

test('a value that is cut does not end with half of a character', () => {
  expect(shownValue('x'.repeat(60))).toBe('x'.repeat(60));
  expect(shownValue('x'.repeat(61))).toBe(`${'x'.repeat(59)}…`);
  expect(shownValue(`${'x'.repeat(58)}${'🚀'.repeat(2)}`)).toBe(`${'x'.repeat(58)}…`);
});

test('many problems are a header field of which servers in front take the whole', () => {
  const problem = { parameter: 'topic', value: 'é', fault: `“${'é'.repeat(60)}” is no topic here` };
  expect(decodeURIComponent(problemsField([problem]))).toBe(problemText(problem));
  expect(decodeURIComponent(problemsField([problem, problem]))).toBe(
    `${problemText(problem)} ${problemText(problem)}`,
  );
  const field = problemsField(Array.from({ length: 180 }, () => problem));
  expect(field.length).toBeLessThan(2100);
  expect(decodeURIComponent(field)).toMatch(/^“é{60}” is no topic here\. “.* And 1\d\d more\.$/);
});
