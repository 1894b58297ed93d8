import type { PrintedDate } from '#lib/sources/record.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATE = /^([A-Z][a-z]{2}) (\d{1,2})(?:, (\d{4}))?(?: (\d{1,3}(?:,\d{3})+|\d{1,9}|\d{1,6}(?:\.\d+)?k))?$/;

/**
 * Reads a listing's date line: `Apr 18, 2021 2` is a day and a comment count, both year and count may be missing
 * (`May 29`). Undefined when the line has another shape or names a day that no such year has.
 */
export function parseDateLine(line: string): { date: PrintedDate; comments?: number } | undefined {
  const match = DATE.exec(line.trim().replace(/\s+/g, ' '));
  if (!match) return undefined;
  const [, monthName = '', dayText = '', yearText, countText] = match;
  const month = MONTHS.indexOf(monthName) + 1;
  const day = Number(dayText);
  const year = yearText === undefined ? undefined : Number(yearText);
  // Without a year any leap year may be meant.
  if (month === 0 || !isDay(year ?? 2000, month, day) || (year !== undefined && year < 1900))
    return undefined;
  const comments = countText === undefined ? undefined : parseCount(countText);
  return {
    date: { ...(year !== undefined && { year }), month, day },
    ...(comments !== undefined && { comments }),
  };
}

/** Whether the year (Gregorian) has that month (1 to 12) and day. */
export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** Reads `2021-04-18`, `2021-04` or `2021`; undefined for anything else or for a day that does not exist. */
export function parseIsoDate(text: string): PrintedDate | undefined {
  const match = /^([1-9]\d{3})(?:-(\d{2})(?:-(\d{2})(?:T[\d:.]+(?:Z|[+-]\d{2}:\d{2})?)?)?)?$/.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [year = 0, month, day] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  if (month !== undefined && !isDay(year, month, day ?? 1)) return undefined;
  return { year, ...(month !== undefined && { month }), ...(day !== undefined && { day }) };
}

/** `12`, `1,204` and `1.2k` as numbers. */
export function parseCount(text: string): number {
  return text.endsWith('k') ? Math.round(Number(text.slice(0, -1)) * 1000) : Number(text.replaceAll(',', ''));
}
