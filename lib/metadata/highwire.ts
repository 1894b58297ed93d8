import { type DescribedPaper, isJournal, knownTags, type MetaTags } from '#lib/metadata/described-paper.ts';

/**
 * The tags that reference managers and Google Scholar read (scholar.google.com/intl/en/scholar/inclusion.html#indexing;
 * Zotero's translator “Embedded Metadata”). Authors stand one a tag; a date is `2021/04/18`, `2021/04` or `2021`.
 */
export function highwireTags(paper: DescribedPaper): MetaTags {
  const { venue } = paper;
  const date = paper.publishedOn?.replaceAll('-', '/') ?? null;
  const journal = venue !== null && isJournal(venue);
  return knownTags({
    citation_title: [paper.title],
    citation_author: paper.authors,
    citation_publication_date: [date],
    citation_date: [date],
    citation_journal_title: [journal ? venue : null],
    citation_conference_title: [journal ? null : venue],
    citation_doi: [paper.doi],
    citation_arxiv_id: [paper.arxivId],
    citation_abstract: [paper.abstract],
    citation_abstract_html_url: [paper.url],
    citation_keywords: paper.topics,
  });
}
