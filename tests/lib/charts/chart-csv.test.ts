import { expect, test } from 'vitest';
import { sharedCsv, togetherCsv, wordsCsv, yearsCsv } from '#lib/charts/chart-csv.ts';

test('each chart as lines of CSV', () => {
  const years = new Map([
    [2022, 1],
    [2024, 5],
  ]);
  const all = new Map([
    [2022, 29],
    [2023, 51],
    [2024, 48],
  ]);
  expect(yearsCsv([{ slug: 'vision', label: 'Vision, and "more"', years }], all)).toBe(
    'topic,label,year,papers,papers_of_year,percent\r\n' +
      'vision,"Vision, and ""more""",2022,1,29,3.448\r\n' +
      'vision,"Vision, and ""more""",2024,5,48,10.417\r\n',
  );
  expect(togetherCsv([{ a: 'rag', b: 'agents', count: 5, expected: 1.294, times: 3.864 }])).toBe(
    'topic,other,papers,expected_by_chance,times_chance\r\nrag,agents,5,1.294,3.864\r\n',
  );
  expect(sharedCsv([{ slug: 'rag', label: 'RAG', count: 1 }], 3)).toBe(
    'topic,label,papers_on_both,percent\r\nrag,RAG,1,33.333\r\n',
  );
  expect(wordsCsv([{ whose: 'rag', words: [{ text: '=1+1', here: 3, there: 0, z: 2.5 }] }])).toBe(
    "topic,word,papers_here,papers_there,z\r\nrag,'=1+1,3,0,2.5\r\n",
  );
});

test('of nothing there is the head', () => {
  expect(yearsCsv([], new Map())).toBe('topic,label,year,papers,papers_of_year,percent\r\n');
  expect(togetherCsv([])).toBe('topic,other,papers,expected_by_chance,times_chance\r\n');
});
