import { expect, test } from 'vitest';
import { readText } from '#lib/read-text.ts';
import type { SourceFields } from '#lib/sources/record.ts';

const TABLE: [fields: Omit<SourceFields, 'title'>, text: string][] = [
  [{}, ''],
  [{ abstract: 'An abstract.' }, ''],
  [{ published: { month: 10, day: 14 } }, 'dated 14 October, no year'],
  [{ published: { year: 2021, month: 4, day: 18 } }, 'dated 18 April 2021'],
  [{ published: { year: 2000, month: 4, day: 18 } }, 'dated 18 April 2000'],
  [{ published: { month: 2, day: 29 } }, 'dated 29 February, no year'],
  [{ published: { year: 2023, month: 5 } }, 'dated May 2023'],
  [{ published: { year: 2019 } }, 'dated 2019'],
  [{ authorCount: 1 }, '1 author'],
  [{ authorCount: 0, commentCount: 0 }, '0 authors; 0 comments'],
  [{ authors: ['A', 'B'] }, '2 author names'],
  [
    {
      published: { month: 10, day: 14 },
      organisation: { slug: 'adobe', name: 'Adobe' },
      commentCount: 3,
    },
    'dated 14 October, no year; by Adobe; 3 comments',
  ],
  [
    {
      authorCount: 1204,
      commentCount: 1,
      venue: 'ICLR 2020',
      arxivId: '2101.00001v2',
      links: [{ kind: 'code', url: 'https://example.org/' }],
    },
    '1,204 authors; 1 comment; ICLR 2020; arXiv 2101.00001v2; 1 link',
  ],
];

test.each(TABLE)('%j reads “%s”', (fields, text) => {
  expect(readText({ title: 'A Title', ...fields })).toBe(text);
});
