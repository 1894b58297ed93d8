import { expect, test } from 'vitest';
import { RIS } from '#tests/fixtures/sources.ts';
import { read, refusal } from '#tests/lib/sources/reading.ts';

test('a library: a line that goes on, names in their order, a preprint by its number, no title', async () => {
  expect(await read(RIS.replaceAll('\n', '\r\n'))).toEqual({
    kind: 'ris',
    records: [
      {
        position: 1,
        firstLine: 1,
        lastLine: 14,
        fields: {
          title: 'BERT: Pre-training of Deep Bidirectional Transformers',
          abstract: 'We introduce a new language representation model.',
          authors: ['Jacob Devlin', 'Robert Downey Jr.'],
          published: { year: 2019, month: 6 },
          venue: 'NAACL 2019',
          doi: '10.18653/v1/N19-1423',
          links: [{ kind: 'paper', url: 'https://aclanthology.org/N19-1423' }],
          keywords: ['language', 'NLP'],
        },
      },
      {
        position: 2,
        firstLine: 16,
        lastLine: 24,
        fields: {
          title: 'Attention Is All You Need',
          authors: ['Ashish Vaswani'],
          published: { year: 2017, month: 6, day: 12 },
          arxivId: '1706.03762',
          doi: '10.48550/arXiv.1706.03762',
        },
      },
    ],
    rejects: [{ scope: 'record', firstLine: 26, lastLine: 28, reason: 'title: none' }],
  });
});

test.each([
  ['2017/06/12/', { year: 2017, month: 6, day: 12 }],
  ['2017/06//spring', { year: 2017, month: 6 }],
  ['2017', { year: 2017 }],
  ['2017/02/30', { year: 2017, month: 2 }],
  ['2017/13', { year: 2017 }],
  ['n.d.', undefined],
])('the date %s', async (date, published) => {
  const { records } = await read(`TY  - JOUR\nTI  - A\nDA  - ${date}\nER  - \n`);
  expect(records[0]?.fields.published).toEqual(published);
});

test.each([
  ['TY  - JOUR\nTI  - A\n', 1, 'the file breaks off: this record has no ER'],
  ['TY  - JOUR\nTI  - A\nTY  - JOUR\n', 1, 'this record does not end: the next one begins without its ER'],
  ['TY  - JOUR\nTI  - A\nER  - \nand then some\n', 4, '“and then some” stands in no record'],
  ['TY  - JOUR\nER  - \n', 1, 'no record of this library can be used'],
])('%j is refused', async (text, line, message) => {
  expect(await refusal(text)).toMatchObject({ line, message });
});
