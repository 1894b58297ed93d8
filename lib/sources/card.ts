import { parseCount, parseDateLine } from '#lib/sources/dates.ts';
import type { SourceFields } from '#lib/sources/record.ts';

const DOT = /^[·•]$/;
const AUTHORS = /^(?:[•·]\s*)?(\d{1,3}(?:,\d{3})+|\d{1,9})\s+authors?$/i;
const ORGANISATION = /^(?:[•·]\s*)?([A-Za-z0-9][\w.-]*) (\S.*)$/;
/** `  • four authors` is a number that cannot be read, and no organisation of that name. */
const AUTHORS_LIKE = /^[•·].*\bauthors?$/i;
const LONGEST_NAME = 200;

/** The line between the two halves of a card's block. */
export function isCardDot(text: string): boolean {
  return DOT.test(text.trim());
}

/** What a card's block of three lines says, or why it cannot be read. */
export type Card =
  | { ok: true; fields: Pick<SourceFields, 'authorCount' | 'organisation' | 'published' | 'commentCount'> }
  | { ok: false; reason: string };

/**
 * Reads `  • 4 authors` or `adobe Adobe` (an organisation's slug, then its name), and `Apr 18, 2021 2`. The number
 * behind the date is the comment count; none means that none is known.
 */
export function parseCard(who: string, when: string): Card {
  const date = parseDateLine(when);
  if (!date) return { ok: false, reason: `“${when.trim()}” is no date` };
  const dated = { published: date.date, ...(date.comments !== undefined && { commentCount: date.comments }) };
  const line = who.trim().replace(/\s+/g, ' ');
  const authors = AUTHORS.exec(line);
  if (authors) return { ok: true, fields: { authorCount: parseCount(authors[1] ?? ''), ...dated } };
  const organisation = AUTHORS_LIKE.test(line) ? null : ORGANISATION.exec(line);
  const [, slug = '', name = ''] = organisation ?? [];
  if (!organisation || name.length > LONGEST_NAME) {
    return { ok: false, reason: `“${line.slice(0, 80)}” is neither a number of authors nor an organisation` };
  }
  return { ok: true, fields: { organisation: { slug, name }, ...dated } };
}
