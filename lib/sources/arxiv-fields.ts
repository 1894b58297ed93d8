import { readArxivId } from '#lib/arxiv-id.ts';
import { isDay } from '#lib/sources/dates.ts';
import { readDoi } from '#lib/sources/doi.ts';
import { defined } from '#lib/sources/json-record.ts';
import type { PrintedDate, SourceFields } from '#lib/sources/record.ts';
import { findLinks } from '#lib/text/links.ts';

/** What arXiv says of a paper in any of its forms; texts with the line breaks that arXiv sets. */
export type ArxivPaper = {
  id: string;
  title: string;
  abstract: string;
  authors: readonly string[];
  /** As arXiv separates them, by spaces. */
  categories?: string | null | undefined;
  comments?: string | null | undefined;
  journalRef?: string | null | undefined;
  /** Of several, which spaces separate, the first counts. */
  doi?: string | null | undefined;
  /** When its first version was submitted. */
  submitted?: PrintedDate | undefined;
};

/** A paper of arXiv's as fields, or why it cannot be used. Of the comments only the addresses in them are kept. */
export function arxivFields(paper: ArxivPaper): SourceFields | string {
  const arxivId = readArxivId(paper.id);
  const title = onOneLine(paper.title);
  if (arxivId === undefined) return `id: “${paper.id.slice(0, 60)}” is no arXiv id`;
  if (title === '') return 'title: empty';
  const authors = paper.authors.filter((name) => /[\p{L}\p{N}]/u.test(name));
  const categories = paper.categories?.split(/\s+/).filter(Boolean);
  const comments = paper.comments ?? '';
  const links = comments.includes('.') ? findLinks(comments) : [];
  const journalRef = onOneLine(paper.journalRef ?? '');
  return defined({
    title,
    // Some papers were withdrawn with nothing in the place of the abstract: such a record gives facts.
    abstract: onOneLine(paper.abstract) || undefined,
    authors: authors.length > 0 ? authors : undefined,
    published: submittedOn(arxivId, paper.submitted),
    arxivId,
    doi: readDoi(paper.doi),
    categories: categories?.length ? categories : undefined,
    journalRef: journalRef || undefined,
    links: links.length > 0 ? links.map(({ kind, url }) => ({ kind, url })) : undefined,
  });
}

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** Reads the time of a version, `Mon, 2 Apr 2007 19:18:42 GMT`, as its day; undefined for anything else. */
export function versionDay(text: string): PrintedDate | undefined {
  const [, dayText, name = '', yearText] = /^(?:\w{3}, )?(\d{1,2}) (\w{3}) (\d{4})\b/.exec(text.trim()) ?? [];
  const at = MONTHS.indexOf(name);
  const [year, month, day] = [Number(yearText), at / 3 + 1, Number(dayText)];
  return at >= 0 && at % 3 === 0 && isDay(year, month, day) ? { year, month, day } : undefined;
}

/**
 * The day of submission, unless the id tells of an earlier month: some records of OAI-PMH give the day of a later
 * version, and an id's first four digits are the year and the month in which it was given.
 */
function submittedOn(arxivId: string, submitted: PrintedDate | undefined): PrintedDate | undefined {
  const [, digits] = /^(?:[a-z-]+\/)?(\d{4})/.exec(arxivId) ?? [];
  const [yy, month] = [Number(digits?.slice(0, 2)), Number(digits?.slice(2))];
  const year = yy + (yy > 90 ? 1900 : 2000);
  if (!(month >= 1 && month <= 12) || !submitted?.year) return submitted;
  const isLater = submitted.year * 12 + (submitted.month ?? 1) > year * 12 + month;
  return isLater ? { year, month } : submitted;
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
