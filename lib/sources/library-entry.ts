import { arxivIdOfDoi, readArxivId } from '#lib/arxiv-id.ts';
import { readDoi } from '#lib/sources/doi.ts';
import { defined } from '#lib/sources/json-record.ts';
import { sourceLink } from '#lib/sources/link.ts';
import type { PrintedDate, SourceFields } from '#lib/sources/record.ts';
import { findLinks } from '#lib/text/links.ts';

/** What an entry of a reference manager's library says of a paper, whatever the format; texts on one line. */
export type LibraryEntry = {
  title: string | undefined;
  abstract?: string | undefined;
  authors: readonly string[];
  published?: PrintedDate | undefined;
  venue?: string | undefined;
  doi?: string | undefined;
  /** An arXiv id that a field is meant for. */
  eprint?: string | undefined;
  /** Fields in which programs put `arXiv:2510.12789 [cs]`. */
  notes: readonly (string | undefined)[];
  urls: readonly string[];
  keywords: readonly string[];
  categories?: readonly string[];
};

const ARXIV_ADDRESS = /\barxiv\.org\/(?:abs|pdf)\/([^\s?#]+)/i;
const ARXIV_NOTE = /\barxiv:\s*([a-z.-]+\/\d{7}|\d{4}\.\d{4,5})/i;
const PREPRINT = /^(?:arxiv\b|corr$|ArXiv e-prints)/i;

/** An entry as fields, or why it cannot be used. An address on arXiv or of a DOI is told by these, and is no link. */
export function libraryFields(entry: LibraryEntry): SourceFields | string {
  const { title, authors, venue, urls, keywords, categories } = entry;
  if (!title) return 'title: none';
  const doi = readDoi(entry.doi) ?? urls.filter((url) => /\bdoi\.org\//.test(url)).map(readDoi)[0];
  const ids = [
    entry.eprint,
    doi && arxivIdOfDoi(doi),
    ...[...entry.notes, venue].map((text) => ARXIV_NOTE.exec(text ?? '')?.[1]),
    ...urls.map((url) => ARXIV_ADDRESS.exec(url)?.[1]),
  ];
  const arxivId = ids.map((id) => (id ? readArxivId(id) : undefined)).find((id) => id !== undefined);
  const links = urls
    .filter((url) => !/\bdoi\.org\//.test(url) && !ARXIV_ADDRESS.test(url))
    .map((url) => {
      const kind = findLinks(url)[0]?.kind;
      // Where nothing tells more, the address that a library keeps is that of the paper.
      return sourceLink(kind === undefined || kind === 'project' ? 'paper' : kind, url);
    })
    .filter((link) => link !== undefined);
  return defined({
    title,
    abstract: entry.abstract || undefined,
    authors: authors.length > 0 ? [...authors] : undefined,
    published: entry.published,
    venue: venue && !PREPRINT.test(venue) ? venue : undefined,
    arxivId,
    doi,
    links: links.length > 0 ? links : undefined,
    keywords: keywords.length > 0 ? [...keywords] : undefined,
    categories: categories?.length ? [...categories] : undefined,
  });
}

/** `Lima, Ana` and `Lima, Jr., Ana` in the order in which the name is spoken; without a comma it is in it already. */
export function inSpokenOrder(name: string): string {
  const parts = name.split(',').map((part) => part.trim());
  const [family = '', second = '', given] = parts;
  // RIS has the suffix last, BibTeX in the middle.
  const suffixLast = given !== undefined && /^(?:Jr|Sr|I{2,3}|IV)\b/i.test(given);
  const ordered = given === undefined || suffixLast ? [second, family, given] : [given, family, second];
  return ordered.filter(Boolean).join(' ');
}
