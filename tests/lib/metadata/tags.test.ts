import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DescribedPaper } from '#lib/metadata/described-paper.ts';
import { dublinCoreTags } from '#lib/metadata/dublin-core.ts';
import { highwireTags } from '#lib/metadata/highwire.ts';
import { dataBlock, scholarlyArticle } from '#lib/metadata/scholarly-article.ts';

const URL = 'https://papers.example/papers/attention-revisited';

const KNOWN: DescribedPaper = {
  title: 'Attention <Revisited>',
  abstract: 'We look again at attention.',
  authors: ['Ada Byron', 'Émilie du Châtelet'],
  publishedOn: '2021-01-02',
  arxivId: '2101.00001',
  doi: '10.18653/v1/2021.findings-emnlp.1',
  venue: 'NIPS 2021',
  topics: ['Efficient models', 'Language models'],
  url: URL,
};

const UNKNOWN: DescribedPaper = {
  title: 'No Date Was Given',
  abstract: '',
  authors: [],
  publishedOn: null,
  arxivId: null,
  doi: null,
  venue: null,
  topics: [],
  url: URL,
};

test('Highwire: every fact has its tag, every author one', () => {
  expect(highwireTags(KNOWN)).toEqual({
    citation_title: ['Attention <Revisited>'],
    citation_author: ['Ada Byron', 'Émilie du Châtelet'],
    citation_publication_date: ['2021/01/02'],
    citation_date: ['2021/01/02'],
    citation_conference_title: ['NIPS 2021'],
    citation_doi: ['10.18653/v1/2021.findings-emnlp.1'],
    citation_arxiv_id: ['2101.00001'],
    citation_abstract: ['We look again at attention.'],
    citation_abstract_html_url: [URL],
    citation_keywords: ['Efficient models', 'Language models'],
  });
});

test.each([
  ['2021', '2021'],
  ['2021-04', '2021/04'],
  ['2021-04-18', '2021/04/18'],
])('Highwire: a date has the precision that is known: %s', (publishedOn, written) => {
  const tags = highwireTags({ ...KNOWN, publishedOn });
  expect([tags.citation_publication_date, tags.citation_date]).toEqual([[written], [written]]);
});

test('a journal is no conference', () => {
  const venue = 'Transactions of the Association for Computational Linguistics';
  const tags = highwireTags({ ...KNOWN, venue });
  expect(tags.citation_journal_title).toEqual([venue]);
  expect(tags).not.toHaveProperty('citation_conference_title');
  expect(scholarlyArticle({ ...KNOWN, venue }).isPartOf).toEqual({ '@type': 'Periodical', name: venue });
});

test('what nobody says has no tag', () => {
  expect(highwireTags(UNKNOWN)).toEqual({
    citation_title: ['No Date Was Given'],
    citation_abstract_html_url: [URL],
  });
  expect(dublinCoreTags(UNKNOWN)).toEqual({
    'DC.title': ['No Date Was Given'],
    'DC.identifier': [URL],
    'DC.type': ['Text'],
  });
  expect(scholarlyArticle(UNKNOWN)).toEqual({
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    '@id': URL,
    url: URL,
    headline: 'No Date Was Given',
    name: 'No Date Was Given',
  });
});

test('Dublin Core', () => {
  expect(dublinCoreTags(KNOWN)).toEqual({
    'DC.title': ['Attention <Revisited>'],
    'DC.creator': ['Ada Byron', 'Émilie du Châtelet'],
    'DC.date': ['2021-01-02'],
    'DC.description': ['We look again at attention.'],
    'DC.subject': ['Efficient models', 'Language models'],
    'DC.identifier': [URL, 'https://doi.org/10.18653/v1/2021.findings-emnlp.1', 'arXiv:2101.00001'],
    'DC.type': ['Text'],
  });
});

test('schema.org', () => {
  expect(JSON.parse(dataBlock(scholarlyArticle(KNOWN)))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    '@id': URL,
    url: URL,
    headline: 'Attention <Revisited>',
    name: 'Attention <Revisited>',
    abstract: 'We look again at attention.',
    author: [
      { '@type': 'Person', name: 'Ada Byron' },
      { '@type': 'Person', name: 'Émilie du Châtelet' },
    ],
    datePublished: '2021-01-02',
    isPartOf: { '@type': 'CreativeWork', name: 'NIPS 2021' },
    identifier: [
      { '@type': 'PropertyValue', propertyID: 'DOI', value: '10.18653/v1/2021.findings-emnlp.1' },
      { '@type': 'PropertyValue', propertyID: 'arXiv', value: '2101.00001' },
    ],
    sameAs: ['https://doi.org/10.18653/v1/2021.findings-emnlp.1', 'https://arxiv.org/abs/2101.00001'],
    keywords: ['Efficient models', 'Language models'],
  });
});

test('no text ends the script element that holds it, and every text comes back from it', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('</script>', '<!--', ']]>'));
  fc.assert(
    fc.property(text, (title) => {
      const block = dataBlock({ title });
      expect(block).not.toContain('<');
      expect(JSON.parse(block)).toEqual({ title });
    }),
    { seed: 570 },
  );
});
