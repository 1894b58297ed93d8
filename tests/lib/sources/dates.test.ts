import { expect, test } from 'vitest';
import { isDay, parseCount, parseDateLine, parseIsoDate } from '#lib/sources/dates.ts';

test.each([
  ['Apr 18, 2021 2', { date: { year: 2021, month: 4, day: 18 }, comments: 2 }],
  ['Apr 18, 2021', { date: { year: 2021, month: 4, day: 18 } }],
  ['May 29', { date: { month: 5, day: 29 } }],
  ['Oct 14 3', { date: { month: 10, day: 14 }, comments: 3 }],
  ['May 29 0', { date: { month: 5, day: 29 }, comments: 0 }],
  ['May 29 2021', { date: { month: 5, day: 29 }, comments: 2021 }],
  ['Dec 1, 2023 1,204', { date: { year: 2023, month: 12, day: 1 }, comments: 1204 }],
  ['Jan 01 1.2k', { date: { month: 1, day: 1 }, comments: 1200 }],
  ['  Feb  29,  2024  ', { date: { year: 2024, month: 2, day: 29 } }],
  ['Feb 29', { date: { month: 2, day: 29 } }],
  ['Feb 29, 2023', undefined],
  ['Feb 30', undefined],
  ['Apr 0', undefined],
  ['Apr 31, 2021', undefined],
  ['Abc 12', undefined],
  ['apr 12', undefined],
  ['April 12', undefined],
  ['Apr 18, 202', undefined],
  ['Apr 18, 1066', undefined],
  ['Apr 18 2,1', undefined],
  ['Apr 18 -1', undefined],
  ['Apr', undefined],
  ['', undefined],
])('parseDateLine(%j)', (line, expected) => {
  expect(parseDateLine(line)).toEqual(expected);
});

test.each([
  ['2021-04-18', { year: 2021, month: 4, day: 18 }],
  [' 2021-04 ', { year: 2021, month: 4 }],
  ['2021', { year: 2021 }],
  ['2021-04-18T12:00:00.000Z', { year: 2021, month: 4, day: 18 }],
  ['2021-04-18T12:00:00+02:00', { year: 2021, month: 4, day: 18 }],
  ['2021-13', undefined],
  ['2021-02-29', undefined],
  ['2021-4-18', undefined],
  ['0021', undefined],
  ['18.04.2021', undefined],
  ['2021-04-18 12:00', undefined],
  ['', undefined],
])('parseIsoDate(%j)', (text, expected) => {
  expect(parseIsoDate(text)).toEqual(expected);
});

test('isDay knows the leap years', () => {
  expect([1900, 2000, 2023, 2024].filter((year) => isDay(year, 2, 29))).toEqual([2000, 2024]);
  expect(isDay(2024, 0, 1)).toBe(false);
  expect(isDay(2024, 13, 1)).toBe(false);
});

test.each([
  ['12', 12],
  ['1,204', 1204],
  ['1.2k', 1200],
  ['3k', 3000],
])('parseCount(%j)', (text, expected) => {
  expect(parseCount(text)).toBe(expected);
});
