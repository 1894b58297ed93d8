import { parseDateLine } from '#lib/sources/dates.ts';
import type { PrintedDate } from '#lib/sources/record.ts';

const TRENDING = /^get trending papers in your email inbox(?: once a day)?!$/i;
const COMMUNITY = /^by ?AK and the research community$/i;
const GLUED = /^Subscribe(?=\S)/;

/** A line of the masthead that the spaced and cards layouts begin with. */
export type MastheadLine = { part: 'phrase' | 'name' | 'community' } | { part: 'day'; day: PrintedDate };

/** Whether a text is or ends in the line that every masthead has and no paper: another capture begins there. */
export function endsInMasthead(text: string): boolean {
  return /get trending papers in your email inbox(?: once a day)?!$/i.test(text);
}

/** What a line is in a masthead, or undefined when it stands in none. */
export function mastheadLine(text: string): MastheadLine | undefined {
  const line = text.trim().replace(/\s+/g, ' ');
  if (/^new$/i.test(line) || /^subscribe$/i.test(line) || TRENDING.test(line)) return { part: 'phrase' };
  if (/^daily papers$/i.test(line)) return { part: 'name' };
  if (COMMUNITY.test(line)) return { part: 'community' };
  const printed = parseDateLine(line);
  return printed && printed.comments === undefined ? { part: 'day', day: printed.date } : undefined;
}

/** Whether the first lines of a text are the masthead of a spaced or cards listing. */
export function isListingHead(lines: string[]): boolean {
  const parts = new Set<string>();
  for (const text of lines) {
    if (text.trim() === '') continue;
    const line = mastheadLine(text);
    if (!line) break;
    parts.add(line.part);
  }
  return parts.has('name') && parts.has('community');
}

/** Whether the first lines of a text are those of a compact listing: one or two phrases, then the glued title. */
export function isCompactHead(lines: string[]): boolean {
  const filled = lines.map((text) => text.trim()).filter((text) => text !== '');
  const glued = filled.findIndex((text) => GLUED.test(text));
  return (
    glued >= 1 &&
    glued <= 3 &&
    filled.slice(0, glued).every((text) => TRENDING.test(text) || /^new$/i.test(text))
  );
}

/** The title behind `Subscribe`, or undefined when the line is another one of the masthead. */
export function gluedTitle(text: string): string | undefined {
  const line = text.trim();
  return GLUED.test(line) ? line.replace(GLUED, '') : undefined;
}
