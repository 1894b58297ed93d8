import { expect, test } from 'vitest';
import { capitalised, countOf, dateText, figure, listed, numberWord } from '#lib/wording.ts';

test.each([
  [0, 'no'],
  [1, 'one'],
  [12, 'twelve'],
  [13, '13'],
  [1234, '1,234'],
])('%i in running text is “%s”', (count, word) => {
  expect(numberWord(count)).toBe(word);
});

test.each([
  [0, '0'],
  [999, '999'],
  [12345, '12,345'],
  [1_000_000, '1,000,000'],
])('%i as a figure is %s', (count, text) => {
  expect(figure(count)).toBe(text);
});

test('nouns follow their number', () => {
  expect([0, 1, 2, 1204].map((count) => countOf(count, 'paper'))).toEqual([
    '0 papers',
    '1 paper',
    '2 papers',
    '1,204 papers',
  ]);
  expect([1, 3].map((count) => countOf(count, 'entry', 'entries'))).toEqual(['1 entry', '3 entries']);
});

test.each([
  ['2025-07-28', '28 July 2025', '28 Jul 2025'],
  ['2024-02-09', '9 February 2024', '9 Feb 2024'],
  ['2023-05', 'May 2023', 'May 2023'],
  ['2019-12', 'December 2019', 'Dec 2019'],
  ['2019', '2019', '2019'],
])('the date %s is %s, or %s', (iso, long, short) => {
  expect([dateText(iso), dateText(iso, 'short')]).toEqual([long, short]);
});

test('lists end in their last word', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((parts) => listed(parts))).toEqual([
    '',
    'a',
    'a or b',
    'a, b or c',
  ]);
  expect(listed(['a', 'b', 'c'], 'and')).toBe('a, b and c');
});

test('a sentence begins with a capital', () => {
  expect(['twelve papers', 'élan', '12 papers', ''].map(capitalised)).toEqual([
    'Twelve papers',
    'Élan',
    '12 papers',
    '',
  ]);
});
