import { type DescribedPaper, knownTags, type MetaTags } from '#lib/metadata/described-paper.ts';

/** What the prefix of the tags' names stands for, as `<link rel="schema.DC">` has to say. */
export const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';

/** The elements of Dublin Core, named as DCMI’s “Expressing Dublin Core metadata using HTML” has it. */
export function dublinCoreTags(paper: DescribedPaper): MetaTags {
  return knownTags({
    'DC.title': [paper.title],
    'DC.creator': paper.authors,
    'DC.date': [paper.publishedOn],
    'DC.description': [paper.abstract],
    'DC.subject': paper.topics,
    'DC.identifier': [
      paper.url,
      paper.doi && `https://doi.org/${paper.doi}`,
      paper.arxivId && `arXiv:${paper.arxivId}`,
    ],
    'DC.type': ['Text'],
  });
}
