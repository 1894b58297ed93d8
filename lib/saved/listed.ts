import { readArxivId } from '#lib/arxiv-id.ts';
import { SLUG } from '#lib/saved/saved-entry.ts';
import { decodeEntities } from '#lib/text/entities.ts';

/** What a file of references says of one paper, and where it stands in it: `line 12`, `entry 3 (lu2020multi)`. */
export type Listed = {
  place: string;
  title: string;
  slug?: string | undefined;
  arxivId?: string | undefined;
  doi?: string | undefined;
  authors?: string[] | undefined;
  year?: number | undefined;
  tags: string[];
  note?: string | undefined;
  /** When it was put on a list. A file has this with a slug where a list of this site was written into it. */
  savedAt?: string | undefined;
  /** When it was read; '' where a file says only that it was. */
  readAt?: string | undefined;
};

/** What a file holds, in its order; a sentence that says what is wrong with it, and where. */
export type ReadList = { listed: Listed[] } | { problem: string };

type Identifiers = Pick<Listed, 'slug' | 'arxivId' | 'doi'>;

const ARXIV = /(?:arxiv\.org\/(?:abs|pdf|html)\/|\/papers\/|\barxiv[:.]\s*)([\w.-]+\/\d{7}|\d{4}\.\d{4,5})/i;
const DOI = /\b(10\.\d{4,9}\/[^\s"<>]*[^\s"<>.,;)\]}])/i;
const PERMALINK = /^https?:\/\/[^/]+\/papers\/([a-z0-9-]+)\/?(?:[?#].*)?$/;

/** What addresses and other texts about a paper name it by. arXiv's own DOIs are arXiv ids. */
export function identifiersIn(texts: readonly (string | undefined)[]): Identifiers {
  const found: Identifiers = {};
  for (const text of texts) {
    if (!text) continue;
    const slug = PERMALINK.exec(text.trim())?.[1];
    if (slug !== undefined && SLUG.test(slug)) found.slug ??= slug;
    const arxivId = readArxivId(text.trim()) ?? readArxivId(ARXIV.exec(text)?.[1] ?? '');
    if (arxivId !== undefined) found.arxivId ??= arxivId;
    const doi = DOI.exec(text)?.[1];
    if (doi !== undefined && !/^10\.48550\//.test(doi)) found.doi ??= doi;
  }
  return found;
}

/** A note that another program wrote, which may be HTML, as text. */
export function foreignNote(text: string): string {
  if (!/^\s*<(?:p|div|h\d|ul|ol|span)\b/i.test(text)) return text;
  const lines = text.replace(/<br\s*\/?>|<\/(?:p|div|li|h\d)>/gi, '\n').replace(/<[^<>]*>/g, '');
  return decodeEntities(lines);
}

/** The year that a date begins with, or that is somewhere in it. */
export function yearIn(text: string | undefined): number | undefined {
  const year = /\b(1[5-9]|20)\d{2}\b/.exec(text ?? '')?.[0];
  return year === undefined ? undefined : Number(year);
}

/** A name as it is printed, of one that stands as `Family, Given` or `Family, Suffix, Given`. */
export function printedName(name: string): string {
  const [family = '', ...rest] = name.split(',').map((part) => part.trim());
  return [rest.pop(), family, ...rest].filter(Boolean).join(' ');
}
