import { askedDays, knownDay, putDay, putFailure, type SyncDay } from '#db/sync/days.ts';
import { recordsOf } from '#db/sync/records.ts';
import { storeFetched, UnusableText } from '#db/sync/store.ts';
import { lastWindow, putWindow } from '#db/sync/windows.ts';
import { SourceError } from '#lib/sources/record.ts';
import {
  dailyAddress,
  dailyFile,
  FIRST_DAILY_DAY,
  hasNextPage,
  readDailyPage,
} from '#lib/sync/daily-page.ts';
import { dayAt, FIRST_DAYS, namedDays, unnamedDays } from '#lib/sync/days.ts';
import { countOf } from '#lib/wording.ts';
import type { Validators } from '#scripts/sync/fetcher.ts';
import { NotHad } from '#scripts/sync/not-had.ts';
import { type Counts, type NamedRange, NO_PAPERS, putDown, type Sync, timeOf } from '#scripts/sync/sync.ts';

/** What became of a day; `papers` is how many it has, the counts are of what that meant for the database. */
export type DayOutcome = Counts & {
  day: string;
  status: 'stored' | 'unchanged' | 'empty' | 'refused' | 'unreachable' | 'not asked';
  papers: number;
  rejects?: number;
  reason?: string;
};

/** A day has about fifty papers. */
const MOST_PAGES = 50;
/** After so many days in a row for which nobody answered the others are not asked for. */
const MOST_UNREACHABLE = 3;

/**
 * Fetches days of the Daily Papers and ingests each that has changed, oldest first, all of a day or nothing. A day that
 * cannot be had keeps no other from going in.
 *
 * @param done is told what became of each day.
 * @throws what stops the whole run: the reason of the signal, an ingest that cannot be done.
 */
export async function syncDaily(
  sync: Sync,
  range: NamedRange | undefined,
  done: (outcome: DayOutcome) => void,
): Promise<void> {
  const { days, finish } = range
    ? await namedPlan(sync, range)
    : { days: unnamedPlan(sync), finish: async () => {} };
  let unreachable = 0;
  let complete = true;
  for (const [index, day] of days.entries()) {
    if (unreachable >= MOST_UNREACHABLE) {
      done({ ...NO_PAPERS, day, status: 'not asked', papers: 0 });
      continue;
    }
    sync.progress('fetching days', index, days.length);
    const { leaveAlone, ...outcome } = await dayOutcome(sync, day);
    if (outcome.status !== 'unreachable') unreachable = 0;
    else unreachable = leaveAlone ? MOST_UNREACHABLE : unreachable + 1;
    complete &&= outcome.status !== 'unreachable' && outcome.status !== 'refused';
    done(outcome);
  }
  if (complete) await finish();
}

function unnamedPlan({ db, clock, say }: Sync): string[] {
  const known = askedDays(db);
  if (known.length === 0)
    say(`no day was ever fetched: beginning with the last ${FIRST_DAYS}; --since DAY goes further back`);
  return unnamedDays(known, dayAt(clock.now()));
}

/** The days of a range, without those that an earlier run of the same range had before it was broken off. */
async function namedPlan(
  sync: Sync,
  range: NamedRange,
): Promise<{ days: string[]; finish: () => Promise<void> }> {
  const { db, clock, say } = sync;
  const today = dayAt(clock.now());
  const isTooEarly = range.since < FIRST_DAILY_DAY;
  if (isTooEarly) say(`Daily Papers begin on ${FIRST_DAILY_DAY}`);
  const since = isTooEarly ? FIRST_DAILY_DAY : range.since;
  const until = range.until === undefined || range.until > today ? today : range.until;
  if (range.until !== undefined && until !== range.until) say(`there is no day after today, ${today}`);
  const last = lastWindow(db, 'daily', '');
  const goesOn = last?.finishedAt === null && last.since === since && (!range.until || last.until === until);
  const beganAt = goesOn ? last.beganAt : timeOf(clock);
  const days = namedDays({ since, until }, askedDays(db), goesOn ? beganAt : undefined);
  const window = { origin: 'daily' as const, set: '', since, until, beganAt, pages: 0, token: null };
  await putDown(sync, (db) => putWindow(db, { ...window, finishedAt: null, completeUntil: null }));
  return {
    days,
    finish: () =>
      putDown(sync, (db) => putWindow(db, { ...window, finishedAt: timeOf(clock), completeUntil: null })),
  };
}

async function dayOutcome(sync: Sync, day: string): Promise<DayOutcome & { leaveAlone?: boolean }> {
  try {
    return await syncDay(sync, day);
  } catch (error) {
    if (!(error instanceof NotHad || error instanceof UnusableText || error instanceof SourceError))
      throw error;
    const status = error instanceof NotHad ? error.status : 'refused';
    const reason = error.message;
    await putDown(sync, (db) => putFailure(db, { day, status, reason }));
    const leaveAlone = error instanceof NotHad && error.leaveAlone;
    return { ...NO_PAPERS, day, status, papers: 0, reason, leaveAlone };
  }
}

async function syncDay(sync: Sync, day: string): Promise<DayOutcome> {
  const { db, clock, ingestOptions } = sync;
  const known = knownDay(db, day);
  const answer = await fetchDay(sync, day, known);
  const fetchedAt = timeOf(clock);
  const before = { papers: known?.papers ?? 0, digest: known?.digest ?? null };
  if (answer === 'unchanged') {
    const { etag = null, lastModified = null } = known ?? {};
    const status = before.papers > 0 ? 'stored' : 'empty';
    await putDown(sync, (db) => putDay(db, { day, status, ...before, etag, lastModified, fetchedAt }));
    return { ...NO_PAPERS, day, status: 'unchanged', papers: before.papers, unchanged: before.papers };
  }
  const { entries, ...validators } = answer;
  if (entries.length === 0) {
    if (before.papers > 0)
      throw new NotHad(
        'refused',
        `the answer is empty, where there ${before.papers === 1 ? 'was' : 'were'} ${countOf(before.papers, 'paper')}`,
      );
    await putDown(sync, (db) =>
      putDay(db, { day, status: 'empty', papers: 0, digest: null, ...validators, fetchedAt }),
    );
    return { ...NO_PAPERS, day, status: 'empty', papers: 0 };
  }
  const text = dailyFile(entries);
  const { papers, rejects, digest } = await recordsOf(text);
  const counts =
    digest === before.digest
      ? { ...NO_PAPERS, unchanged: papers }
      : await storeFetched(db, { name: `daily-papers-${day}.json`, text, fetchedAt }, ingestOptions);
  await putDown(sync, (db) =>
    putDay(db, { day, status: 'stored', papers, digest, ...validators, fetchedAt }),
  );
  return { day, status: digest === before.digest ? 'unchanged' : 'stored', papers, ...counts, rejects };
}

/** All pages of a day. Validators are those of a page, and so of the day where there is but one. */
async function fetchDay(
  { fetcher, base }: Sync,
  day: string,
  known: SyncDay | undefined,
): Promise<'unchanged' | ({ entries: object[] } & Validators)> {
  const entries: object[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const conditions = page === 0 ? known : undefined;
    const answer = await fetcher.get(dailyAddress(base, day, page), readDailyPage, conditions);
    if (answer.unchanged) return 'unchanged';
    entries.push(...answer.read);
    if (answer.read.length > 0 && hasNextPage(answer.link, answer.read.length)) continue;
    const { etag, lastModified } = page === 0 ? answer : { etag: null, lastModified: null };
    return { entries, etag, lastModified };
  }
  throw new NotHad('refused', `the day has more than ${MOST_PAGES} pages`);
}
