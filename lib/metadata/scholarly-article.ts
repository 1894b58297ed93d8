import { type DescribedPaper, isJournal } from '#lib/metadata/described-paper.ts';

/** A paper in the words of schema.org; what is not known is left out. */
export type ScholarlyArticle = {
  '@context': 'https://schema.org';
  '@type': 'ScholarlyArticle';
  '@id': string;
  url: string;
  headline: string;
  name: string;
  abstract?: string;
  author?: { '@type': 'Person'; name: string }[];
  datePublished?: string;
  isPartOf?: { '@type': 'CreativeWork' | 'Periodical'; name: string };
  identifier?: { '@type': 'PropertyValue'; propertyID: 'DOI' | 'arXiv'; value: string }[];
  sameAs?: string[];
  keywords?: string[];
};

/** The paper as schema.org’s ScholarlyArticle (schema.org/ScholarlyArticle). */
export function scholarlyArticle(paper: DescribedPaper): ScholarlyArticle {
  const { arxivId, doi, venue } = paper;
  const known = [
    ...(doi ? [{ propertyID: 'DOI' as const, value: doi, at: `https://doi.org/${doi}` }] : []),
    ...(arxivId
      ? [{ propertyID: 'arXiv' as const, value: arxivId, at: `https://arxiv.org/abs/${arxivId}` }]
      : []),
  ];
  return {
    '@context': 'https://schema.org',
    '@type': 'ScholarlyArticle',
    '@id': paper.url,
    url: paper.url,
    headline: paper.title,
    name: paper.title,
    ...(paper.abstract && { abstract: paper.abstract }),
    ...(paper.authors.length > 0 && {
      author: paper.authors.map((name) => ({ '@type': 'Person' as const, name })),
    }),
    ...(paper.publishedOn && { datePublished: paper.publishedOn }),
    ...(venue && {
      isPartOf: {
        '@type': isJournal(venue) ? ('Periodical' as const) : ('CreativeWork' as const),
        name: venue,
      },
    }),
    ...(known.length > 0 && {
      identifier: known.map(({ propertyID, value }) => ({
        '@type': 'PropertyValue' as const,
        propertyID,
        value,
      })),
      sameAs: known.map(({ at }) => at),
    }),
    ...(paper.topics.length > 0 && { keywords: [...paper.topics] }),
  };
}

/** A value as the content of a script element: no `<` is left that could end the element or begin a comment. */
export function dataBlock(value: object): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
