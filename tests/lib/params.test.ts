import { expect, test } from 'vitest';
import { existingPage, problemText, type QueryProblem, readPage } from '#lib/params.ts';

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
