import { expect, test } from 'vitest';
import { clauseText, exclusionsInRuns, heading, headingText, yearText } from '#lib/heading.ts';
import type { Labels } from '#lib/labels.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { parseSearch } from '#lib/search/query-language.ts';
import { paramsIn } from '#tests/lib/arbitrary-query.ts';

/** The order of the facet is not that of the address: here Z comes before A. */
const LABELS: Labels = new Map([
  ['topic:vision', 'Vision & language'],
  ['topic:retrieval', 'Retrieval'],
  ['topic:merging', 'Model merging'],
  ['org:adobe', 'Adobe'],
  ['author:john-roe', 'john-roe'],
  ['author:jane-doe', 'jane-doe'],
  ['source:004', '004'],
  ['source:000', '000'],
  ['venue:emnlp', 'EMNLP'],
]);

const TABLE: [href: string, total: number, text: string][] = [
  ['/papers', 483, '483 papers'],
  ['/papers', 1, 'One paper'],
  ['/papers', 0, 'No papers'],
  ['/papers', 1_234_567, '1,234,567 papers'],
  ['/papers?topic=merging', 1, 'One paper on Model merging'],
  ['/papers?topic=merging&topic=retrieval', 13, '13 papers on Retrieval or Model merging'],
  ['/papers?topic=merging&topic=retrieval&match=all', 2, '2 papers on Retrieval and Model merging'],
  [
    '/papers?topic=merging&topic=retrieval&topic=vision',
    13,
    '13 papers on Vision & language, Retrieval or Model merging',
  ],
  ['/papers?topic=merging&not=vision', 4, '4 papers on Model merging, but not Vision & language'],
  [
    '/papers?not=vision&not=org:adobe&not=year:2021',
    4,
    '4 papers, but not Vision & language, dated 2021 or by Adobe',
  ],
  ['/papers?year=2023', 5, '5 papers dated 2023'],
  ['/papers?year=2021..2023', 5, '5 papers dated 2021 to 2023'],
  ['/papers?year=2019&year=2021..2023', 5, '5 papers dated 2019 or 2021 to 2023'],
  ['/papers?year=2023&year=undated', 5, '5 papers dated 2023 or without a date'],
  ['/papers?year=undated', 5, '5 papers without a date'],
  ['/papers?year=undated', 0, 'No papers without a date'],
  ['/papers?org=adobe', 1, 'One paper by Adobe'],
  ['/papers?author=jane-doe&author=john-roe&org=adobe', 2, '2 papers by Adobe, by john-roe or jane-doe'],
  [
    '/papers?not=year:2019..2021&not=year:undated&not=author:jane-doe',
    2,
    '2 papers, but not dated 2019 to 2021, without a date or by jane-doe',
  ],
  ['/papers?year=2021..2100', 5, '5 papers dated 2021 or later'],
  ['/papers?year=1900..2021', 5, '5 papers dated 2021 or earlier'],
  ['/papers?q=title:a+-%22b+c%22', 3, '3 papers matching “title:a -‘b c’”'],
  ['/papers?venue=emnlp', 2, '2 papers from EMNLP'],
  ['/papers?source=000&source=004', 9, '9 papers in 004 or 000'],
  ['/papers?has=code', 9, '9 papers with code'],
  ['/papers?has=code&has=date', 9, '9 papers with code or with a date'],
  ['/papers?q=multi-vector', 3, '3 papers matching “multi-vector”'],
  [
    '/papers?q=x&topic=retrieval&not=vision&year=2024&org=adobe&venue=emnlp&source=004&has=authors&page=2&sort=title',
    21,
    '21 papers on Retrieval, but not Vision & language, dated 2024, by Adobe, from EMNLP, in 004, with author names, matching “x”',
  ],
];

test.each(TABLE)('%s with %i papers', (href, total, text) => {
  expect(headingText(parsePaperQuery(paramsIn(href)).query, total, LABELS)).toBe(text);
});

test('what the reader has chosen is marked, the words between are not', () => {
  const { query } = parsePaperQuery(paramsIn('/papers?topic=merging&topic=retrieval&year=undated&q=x'));
  expect(heading(query, 2, LABELS)).toEqual([
    { text: '2 papers', chosen: false },
    { text: ' ', chosen: false },
    { text: 'on ', chosen: false },
    { text: 'Retrieval', chosen: true },
    { text: ' or ', chosen: false },
    { text: 'Model merging', chosen: true },
    { text: ', ', chosen: false },
    { text: '', chosen: false },
    { text: 'without a date', chosen: true },
    { text: ', ', chosen: false },
    { text: 'matching ', chosen: false },
    { text: '“x”', chosen: true },
  ]);
});

test.each([
  ['2021', '2021'],
  ['2021..2024', '2021 to 2024'],
  ['undated', 'without a date'],
  ['2021..2100', '2021 or later'],
  ['1900..2021', '2021 or earlier'],
  ['1900..2100', '1900 to 2100'],
])('the run %s is said “%s”', (run, text) => {
  expect(yearText(run)).toBe(text);
});

test.each([
  ['lora', 'lora'],
  ['"task vectors"', '“task vectors”'],
  ['title:lora', 'title: lora'],
  ['-title:"task vectors"', 'without title: “task vectors”'],
  ['-vision', 'without vision'],
])('the clause %s is said “%s”', (typed, text) => {
  expect(parseSearch(typed).clauses.map(clauseText)).toEqual([text]);
});

test('years that are left out are said in runs, each with its years', () => {
  const { query } = parsePaperQuery(
    paramsIn('/papers?not=year:2019&not=year:2021..2022&not=year:undated&not=rag'),
  );
  expect(exclusionsInRuns(query.not)).toEqual([
    { facet: 'topic', value: 'rag', values: ['rag'] },
    { facet: 'year', value: '2019', values: ['2019'] },
    { facet: 'year', value: '2021..2022', values: ['2021', '2022'] },
    { facet: 'year', value: 'undated', values: ['undated'] },
  ]);
});
