import { MalformedAnswer } from '#lib/sync/malformed.ts';

/** The most papers that the Daily Papers API gives in one page. */
const DAILY_PAGE = 100;
/** The first day of Daily Papers. */
export const FIRST_DAILY_DAY = '2023-05-04';

/**
 * The address of a page of a day's papers. Pages count from 0; see the Hub's API description, `GET /api/daily_papers`.
 */
export function dailyAddress(base: string, day: string, page: number): string {
  const url = new URL(base);
  url.searchParams.set('date', day);
  url.searchParams.set('limit', String(DAILY_PAGE));
  if (page > 0) url.searchParams.set('p', String(page));
  return url.href;
}

/** The entries of a page, unread. @throws MalformedAnswer for what is no JSON array of objects. */
export function readDailyPage(text: string): object[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new MalformedAnswer(`the answer is no JSON: it begins “${beginning(text)}”`);
  }
  if (!Array.isArray(parsed))
    throw new MalformedAnswer(`the answer is no list of papers: it begins “${beginning(text)}”`);
  if (!parsed.every((entry) => typeof entry === 'object' && entry !== null))
    throw new MalformedAnswer('the answer is a list of something else than papers');
  return parsed;
}

/**
 * Whether another page follows: the API says so by `Link: <…>; rel="next"`; a page can hold fewer papers than asked for
 * all the same. Without any such header a full page may have one behind it.
 */
export function hasNextPage(link: string | null, entries: number): boolean {
  return link === null ? entries >= DAILY_PAGE : /\brel="?next\b/.test(link);
}

/**
 * A day's entries as one file, an entry a line, so that a line number tells which one. An entry that has moved on to
 * the next page while the pages were asked for stands in both, and counts once.
 */
export function dailyFile(entries: readonly object[]): string {
  const lines = new Map(entries.map((entry, index) => [paperId(entry) ?? index, JSON.stringify(entry)]));
  return `[\n${[...lines.values()].join(',\n')}\n]\n`;
}

function paperId(entry: object): string | undefined {
  const paper: unknown = 'paper' in entry ? entry.paper : undefined;
  if (typeof paper !== 'object' || paper === null || !('id' in paper)) return undefined;
  return typeof paper.id === 'string' ? paper.id : undefined;
}

function beginning(text: string): string {
  return text.trim().slice(0, 60).replace(/\s+/g, ' ');
}
