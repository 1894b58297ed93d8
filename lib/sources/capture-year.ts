import { isDay } from '#lib/sources/dates.ts';
import type { PrintedDate } from '#lib/sources/record.ts';

/** What is known of a listing's dates: its masthead's day, and the date each paper is printed with. */
export type ListingDates = {
  captured: { month: number; day: number };
  printed: PrintedDate[];
  /** Years that other sources give for papers which this listing dates without one, on the same month and day. */
  yearsElsewhere: number[];
};

/** The year of a capture and how it is known; undefined when nothing tells it (it is never guessed). */
export type CaptureYear = { year: number; how: 'elsewhere' | 'earliest' };

/**
 * The listing leaves the year out just for the capture's own year, so the capture year is that in which another
 * source dates the yearless papers (the most frequent one, the later of equals); else the earliest that fits: the
 * first year after the newest one printed which has all the days that are printed without a year.
 */
export function inferCaptureYear({
  captured,
  printed,
  yearsElsewhere,
}: ListingDates): CaptureYear | undefined {
  const yearless = printed.filter((date) => date.year === undefined && date.month !== undefined);
  if (yearless.length === 0) return undefined;
  const newest = printed.reduce((year, date) => Math.max(year, date.year ?? 0), 0);
  const votes = new Map<number, number>();
  // A year that is printed elsewhere on the page cannot be the one that the page leaves out.
  for (const year of yearsElsewhere) if (year > newest) votes.set(year, (votes.get(year) ?? 0) + 1);
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  if (best) return { year: best[0], how: 'elsewhere' };
  if (newest === 0) return undefined;
  const days = [captured, ...yearless];
  for (let year = newest + 1; year <= newest + 8; year++) {
    if (days.every((date) => isDay(year, date.month ?? 1, date.day ?? 1))) return { year, how: 'earliest' };
  }
  return undefined;
}

/** Whether a date printed without a year falls after the masthead's day, which no day of the same year can. */
export function isAfterCapture(date: PrintedDate, captured: { month: number; day: number }): boolean {
  const month = date.month ?? 0;
  return (
    date.year === undefined &&
    (month > captured.month || (month === captured.month && (date.day ?? 0) > captured.day))
  );
}
