import { expect, test } from 'vitest';
import { dailyAddress, dailyFile, hasNextPage, readDailyPage } from '#lib/sync/daily-page.ts';
import { MalformedAnswer } from '#lib/sync/malformed.ts';

test('addresses of pages, also where the base has a query of its own', () => {
  const base = 'https://huggingface.co/api/daily_papers';
  expect(dailyAddress(base, '2025-10-01', 0)).toBe(`${base}?date=2025-10-01&limit=100`);
  expect(dailyAddress(`${base}?mirror=1`, '2025-10-01', 2)).toBe(
    `${base}?mirror=1&date=2025-10-01&limit=100&p=2`,
  );
});

test('a page is a JSON array of objects and nothing else', () => {
  expect(readDailyPage('[]')).toEqual([]);
  expect(readDailyPage(' [{"paper":{}}]\n')).toEqual([{ paper: {} }]);
  for (const text of ['', 'null', '{}', '"x"', '[1]', '[null]', '[{}', '<html>'])
    expect(() => readDailyPage(text), text).toThrow(MalformedAnswer);
});

test('another page follows where the server says so; without a word, behind a full one', () => {
  const next = '<https://huggingface.co/api/daily_papers?p=1>; rel="next"';
  expect(hasNextPage(next, 3)).toBe(true);
  expect(hasNextPage(`<https://example.org/0>; rel="prev", ${next}`, 3)).toBe(true);
  expect(hasNextPage('<https://example.org/0>; rel="prev"', 100)).toBe(false);
  expect(hasNextPage(null, 100)).toBe(true);
  expect(hasNextPage(null, 99)).toBe(false);
});

test('a file has an entry a line, and each paper once, as it was last given', () => {
  const [a, b, later] = [{ paper: { id: '1' }, n: 1 }, { paper: {} }, { paper: { id: '1' }, n: 2 }];
  expect(dailyFile([a, b, b, later])).toBe(
    '[\n{"paper":{"id":"1"},"n":2},\n{"paper":{}},\n{"paper":{}}\n]\n',
  );
});
