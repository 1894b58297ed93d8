import { expect, test } from 'vitest';
import { heading, headingText, type Labels, yearText } from '#lib/heading.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { paramsIn } from '#tests/lib/arbitrary-query.ts';

const NAMES: Readonly<Record<string, string>> = {
  merging: 'Model merging',
  retrieval: 'Retrieval',
  vision: 'Vision & language',
  adobe: 'Adobe',
  emnlp: 'EMNLP',
};
/** The order of the facet is not that of the address: here Z comes before A. */
const LABELS: Labels = {
  of: (_, value) => NAMES[value] ?? value,
  ordered: (_, values) => values.toSorted().toReversed(),
};

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
  ['/papers?venue=emnlp', 2, '2 papers from EMNLP'],
  ['/papers?source=000&source=004', 9, '9 papers in dump 004 or 000'],
  ['/papers?has=code', 9, '9 papers with code'],
  ['/papers?has=code&has=date', 9, '9 papers with code or with a date'],
  ['/papers?q=multi-vector', 3, '3 papers matching “multi-vector”'],
  [
    '/papers?q=x&topic=retrieval&not=vision&year=2024&org=adobe&venue=emnlp&source=004&has=authors&page=2&sort=title',
    21,
    '21 papers on Retrieval, but not Vision & language, dated 2024, by Adobe, from EMNLP, in dump 004, with author names, matching “x”',
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
])('the run %s is said “%s”', (run, text) => {
  expect(yearText(run)).toBe(text);
});
