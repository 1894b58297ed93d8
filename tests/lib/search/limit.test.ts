import { expect, test } from 'vitest';
import { problemText, type QueryProblem } from '#lib/params.ts';
import { limitIn, readLimit } from '#lib/search/limit.ts';

test.each([
  ['1', 1],
  ['010', 10],
  ['1000', 1000],
  ['0', undefined],
  ['1001', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['ten', undefined],
  ['', undefined],
])('%j results', (text, number) => {
  expect(limitIn(text)).toBe(number);
});

test('an address without a limit has the usual one, and with a wrong one says so', () => {
  const problems: QueryProblem[] = [];
  expect(readLimit({}, problems)).toBe(10);
  expect(readLimit({ limit: '' }, problems)).toBe(10);
  expect(readLimit({ limit: ['25'] }, problems)).toBe(25);
  expect(problems).toEqual([]);
  expect(readLimit({ limit: '2000' }, problems)).toBe(10);
  expect(readLimit({ limit: ['3', '4'] }, problems)).toBe(3);
  expect(problems.map(problemText)).toEqual([
    '“2000” is no limit here; it was left out.',
    'There is more than one limit here; the first one counts.',
  ]);
});
