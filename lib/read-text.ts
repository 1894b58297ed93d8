import type { PrintedDate, SourceFields } from '#lib/sources/record.ts';
import { printable } from '#lib/text/characters.ts';
import { countOf, dateText } from '#lib/wording.ts';

/** What a source prints of a paper besides title and abstract, in words: `dated 14 October, no year; by Adobe`. */
export function readText(fields: SourceFields): string {
  const { published, authorCount, authors, organisation, upvotes, commentCount, venue, arxivId, links } =
    fields;
  return [
    published && `dated ${printedDateText(published)}`,
    authorCount !== undefined && countOf(authorCount, 'author'),
    authors && `${countOf(authors.length, 'author name')}`,
    organisation && `by ${printable(organisation.name)}`,
    upvotes !== undefined && countOf(upvotes, 'upvote'),
    commentCount !== undefined && countOf(commentCount, 'comment'),
    venue && printable(venue),
    arxivId && `arXiv ${arxivId}`,
    links && countOf(links.length, 'link'),
  ]
    .filter((part) => typeof part === 'string')
    .join('; ');
}

/** A date as printed, a missing year said so: `14 October, no year`. */
export function printedDateText({ year, month, day }: PrintedDate): string {
  const iso = [year ?? 2000, month, day]
    .filter((part) => part !== undefined)
    .map((part) => String(part).padStart(2, '0'));
  const text = dateText(iso.join('-'));
  return year === undefined ? `${text.replace(/ 2000$/, '')}, no year` : text;
}
