const DAY_MS = 86_400_000;
/** How long after its end a day still gets papers, votes and comments: then it is final. */
const SETTLING_MS = 2 * DAY_MS;
/** How many days a first sync goes back where nobody says more. */
export const FIRST_DAYS = 7;

/** The ISO day (UTC) of a time in milliseconds since 1970. */
export function dayAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The ISO day so many days later, or earlier. */
export function dayAfter(day: string, count = 1): string {
  return dayAt(Date.parse(day) + count * DAY_MS);
}

/** The ISO days from the one to the other, both included, oldest first; none where the first is the later one. */
export function daysBetween(since: string, until: string): string[] {
  const count = Math.round((Date.parse(until) - Date.parse(since)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => dayAfter(since, index));
}

/** A day that was asked for: when it was last had (ISO time, UTC), and whether that was also the last attempt. */
export type AskedDay = { day: string; fetchedAt: string | null; wasHad: boolean };

/** Whether nothing more is to be expected of a day: it was had when it had been over for 48 hours. */
export function isFinal({ day, fetchedAt, wasHad }: AskedDay): boolean {
  return wasHad && fetchedAt !== null && Date.parse(fetchedAt) >= Date.parse(day) + DAY_MS + SETTLING_MS;
}

/**
 * The days to ask for where none is named: those after the newest final one, and whatever was asked for before it and
 * is not final; the last FIRST_DAYS where nothing was ever asked for. Oldest first.
 */
export function unnamedDays(known: readonly AskedDay[], today: string): string[] {
  if (known.length === 0) return daysBetween(dayAfter(today, 1 - FIRST_DAYS), today);
  const final = known.filter(isFinal).map(({ day }) => day);
  const wanting = known.filter((asked) => !isFinal(asked)).map(({ day }) => day);
  const newest = final.toSorted().at(-1);
  const since = newest === undefined ? wanting.toSorted()[0] : dayAfter(newest);
  const after = since === undefined ? [] : daysBetween(since, today);
  return [...new Set([...wanting.filter((day) => day <= today), ...after])].toSorted();
}

/**
 * The days to ask for of a range that is named: all of them; or, where the range was begun before (ISO time) and not
 * finished, those that are not both final and had since then.
 */
export function namedDays(
  { since, until }: { since: string; until: string },
  known: readonly AskedDay[],
  begunAt?: string,
): string[] {
  const done = new Set(
    known
      .filter((asked) => begunAt !== undefined && isFinal(asked) && (asked.fetchedAt ?? '') >= begunAt)
      .map(({ day }) => day),
  );
  return daysBetween(since, until).filter((day) => !done.has(day));
}
