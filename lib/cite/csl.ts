import { citationKey } from '#lib/cite/citation-key.ts';
import { type CslName, cslName, knownNames } from '#lib/cite/names.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import { cleanText } from '#lib/text/clean.ts';

/** What of the Citation Style Language's JSON (1.0.2) is used; a field that is not known is not there. */
export type CslItem = {
  id: string;
  'citation-key': string;
  type: 'article' | 'article-journal' | 'paper-conference' | 'document';
  title: string;
  author?: CslName[];
  issued?: { 'date-parts': [number[]] };
  'container-title'?: string;
  publisher?: string;
  number?: string;
  archive?: string;
  archive_location?: string;
  DOI?: string;
  URL?: string;
  abstract?: string;
};

const JOURNAL = /^(?:transactions|journal)\b/i;

/**
 * A paper as a CSL item, of known facts only. `permalink` is its absolute address here, which is given where the paper
 * is not on arXiv. A preprint is of type `article`, with arXiv as Zotero names it: publisher, and number `arXiv:…`.
 */
export function cslItem(paper: ExportedPaper, permalink?: string): CslItem {
  const { slug, venue, arxivId, doi } = paper;
  const title = cleanText(paper.title);
  const author = knownNames(paper.authors ?? []).map(cslName);
  const date =
    paper.publishedOn?.split('-').map(Number) ?? (paper.year === undefined ? undefined : [paper.year]);
  const id = citationKey({ slug, title, year: date?.[0], first: author[0] });
  const url = arxivId === undefined ? permalink : `https://arxiv.org/abs/${arxivId}`;
  return {
    id,
    'citation-key': id,
    type: venue === undefined ? 'article' : JOURNAL.test(venue) ? 'article-journal' : 'paper-conference',
    title,
    ...(author.length > 0 && { author }),
    ...(date && { issued: { 'date-parts': [date] } }),
    ...(venue !== undefined && { 'container-title': venue }),
    ...(arxivId !== undefined && {
      ...(venue === undefined && { publisher: 'arXiv', number: `arXiv:${arxivId}` }),
      archive: 'arXiv',
      archive_location: arxivId,
    }),
    ...(doi !== undefined && { DOI: doi }),
    ...(url !== undefined && { URL: url }),
    ...(paper.abstract !== undefined && { abstract: cleanText(paper.abstract) }),
  };
}

/** CSL items as a file: a JSON array, as reference managers read it. */
export function cslJson(items: readonly CslItem[]): string {
  return `${JSON.stringify(items, null, 2)}\n`;
}

/**
 * Gives each item of one file a key of its own: of two papers with the same key, the later one has its slug.
 * Keep one for a whole file.
 */
export function distinctKeys(): (item: CslItem, slug: string) => CslItem {
  const used = new Set<string>();
  return (item, slug) => {
    const id = used.has(item.id) ? slug : item.id;
    used.add(id);
    return { ...item, id, 'citation-key': id };
  };
}
