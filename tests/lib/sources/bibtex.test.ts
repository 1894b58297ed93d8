import { describe, expect, test } from 'vitest';
import { BIBTEX } from '#tests/fixtures/sources.ts';
import { read, refusal } from '#tests/lib/sources/reading.ts';

test('a library: abbreviations, brackets of both kinds, names in TeX, an entry without a title', async () => {
  expect(await read(BIBTEX)).toEqual({
    kind: 'bibtex',
    records: [
      {
        position: 1,
        firstLine: 5,
        lastLine: 17,
        fields: {
          title: 'BERT: Pre-training of Deep Bidirectional Transformers with $O(n^{2})$ Attention',
          abstract: 'We introduce a new language representation model. It is 50\\% better \\& called BERT.',
          authors: ['Jacob Devlin', 'Ming-Wei Chang', 'Jan van der Berg', 'Team A and B', 'Jörg Müller Jr.'],
          published: { year: 2019, month: 6 },
          venue: 'Annual Meeting of the Association for Computational Linguistics, 2019',
          doi: '10.18653/v1/N19-1423',
          links: [{ kind: 'paper', url: 'https://aclanthology.org/N19-1423' }],
          keywords: ['language', 'NLP'],
        },
      },
      {
        position: 2,
        firstLine: 18,
        lastLine: 23,
        fields: {
          title: 'Attention Is All You Need',
          authors: ['Ashish Vaswani'],
          published: { year: 2017, month: 6, day: 12 },
          arxivId: '1706.03762',
          categories: ['cs.CL'],
        },
      },
    ],
    rejects: [{ scope: 'record', firstLine: 24, lastLine: 24, reason: 'title: none' }],
  });
});

describe('one field of an entry', () => {
  test.each([
    ['title = {The {GPT} Story}', { title: 'The GPT Story' }],
    ['title = {On \\textit{in vitro} $x^{2}$}', { title: 'On \\textit{in vitro} $x^{2}$' }],
    ['year = {in press}', {}],
    ['year = 2020, month = "mar"', { published: { year: 2020, month: 3 } }],
    ['year = 2020, month = {March}, day = 5', { published: { year: 2020, month: 3, day: 5 } }],
    ['year = 2020, month = 13', { published: { year: 2020 } }],
    ['date = {2017-06-12/2017-06-14}', { published: { year: 2017, month: 6, day: 12 } }],
    ['doi = {https://doi.org/10.1000/ab_c}', { doi: '10.1000/ab_c' }],
    ['doi = {10.1000/ab\\_c}', { doi: '10.1000/ab_c' }],
    ['doi = {10.48550/arXiv.2101.00001}', { doi: '10.48550/arXiv.2101.00001', arxivId: '2101.00001' }],
    ['journal = {arXiv preprint arXiv:2101.00001v2}', { arxivId: '2101.00001' }],
    ['journal = {CoRR}, url = {http://arxiv.org/abs/2101.00001}', { arxivId: '2101.00001' }],
    ['number = {arXiv:2101.00001}, publisher = {arXiv}', { arxivId: '2101.00001' }],
    ['eprint = {1234}, eprinttype = {pmid}', {}],
    [
      'url = {\\url{https://github.com/x/y\\_z}}',
      { links: [{ kind: 'code', url: 'https://github.com/x/y_z' }] },
    ],
    ['url = {see the library}', {}],
    ['author = {Lima, Ana AND {\\O}rsted, H. C.}', { authors: ['Ana Lima', 'H. C. Ørsted'] }],
    ["author = {O'Brien, {\\'E}. and Ko\\v{s}ir, J.}", { authors: ["É. O'Brien", 'J. Košir'] }],
  ])('%s', async (field, expected) => {
    const { records } = await read(`@article{key,\n  title = {A}, ${field}\n}\n`);
    expect(records[0]?.fields).toEqual({ title: 'A', ...expected });
  });

  test('a value that cannot be read rejects its entry alone', async () => {
    const { records, rejects } = await read('@article{a, title = = x}\n@article{b, title = {B}}\n');
    expect(records.map(({ fields }) => fields.title)).toEqual(['B']);
    expect(rejects[0]?.reason).toBe('title: no value that can be read');
  });
});

test('a library that breaks off within an entry is refused, with its line', async () => {
  const cut = BIBTEX.slice(0, BIBTEX.indexOf('month = jun'));
  expect(await refusal(cut)).toMatchObject({
    line: 5,
    message: 'the file breaks off: this entry does not end',
  });
});
