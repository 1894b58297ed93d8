import { type Records, recordsOf } from '#db/sync/records.ts';
import { storeFetched, UnusableText } from '#db/sync/store.ts';
import { lastWindow, putWindow, type SyncWindow } from '#db/sync/windows.ts';
import { OaiError } from '#lib/sources/oai.ts';
import { SourceError } from '#lib/sources/record.ts';
import { dayAfter, dayAt, FIRST_DAYS } from '#lib/sync/days.ts';
import { MalformedAnswer } from '#lib/sync/malformed.ts';
import { oaiAddress, oaiFile } from '#lib/sync/oai-page.ts';
import { NotHad } from '#scripts/sync/not-had.ts';
import { type Counts, type NamedRange, NO_PAPERS, putDown, type Sync, timeOf } from '#scripts/sync/sync.ts';

/** What became of a page of a harvest (1-based). */
export type PageOutcome = Counts & {
  page: number;
  status: 'stored' | 'refused' | 'unreachable';
  papers: number;
  rejects?: number;
  reason?: string;
};

/**
 * Harvests arXiv's records that were made or changed in a range of days, and ingests every page by itself. Where a run
 * was broken off the next one goes on with the page that it was at; a token that has expired meanwhile begins the range
 * anew, once.
 *
 * @param done is told what became of each page.
 * @returns whether all pages are stored.
 * @throws what stops the whole run: the reason of the signal, an ingest that cannot be done.
 */
export async function syncArxiv(
  sync: Sync,
  { window, done }: { window: SyncWindow; done: (outcome: PageOutcome) => void },
): Promise<boolean> {
  let at = window;
  await putDown(sync, (db) => putWindow(db, at));
  for (let restarted = false; at.finishedAt === null; ) {
    const page = at.pages + 1;
    try {
      const next = await syncPage(sync, at);
      if (next === 'expired') {
        if (restarted) throw new NotHad('refused', 'the token of the next page is not accepted');
        restarted = true;
        sync.say('the token of the next page has expired: beginning the range anew');
        at = { ...at, pages: 0, token: null };
      } else {
        at = next.window;
        if (next.outcome) done(next.outcome);
      }
      const reached = at;
      await putDown(sync, (db) => putWindow(db, reached));
    } catch (error) {
      if (!(error instanceof NotHad) && !(error instanceof UnusableText)) throw error;
      const status = error instanceof NotHad ? error.status : 'refused';
      done({ ...NO_PAPERS, page, status, papers: 0, reason: error.message });
      return false;
    }
  }
  return true;
}

/** The range to harvest: the one that was broken off, unless another one is named; else what came since the last one. */
export function arxivWindow(
  { db, clock, say }: Sync,
  set: string,
  range: NamedRange | undefined,
): SyncWindow {
  const today = dayAt(clock.now());
  const last = lastWindow(db, 'arxiv', set);
  if (last?.finishedAt === null) {
    const isAsked = !range || (range.since === last.since && (range.until ?? last.until) === last.until);
    if (isAsked) return last;
    say(`the harvest of ${last.since} to ${last.until} was not finished, and is given up for this one`);
  }
  if (!range && !last?.completeUntil)
    say(
      `nothing was ever harvested: beginning with the last ${FIRST_DAYS} days; --since DAY goes further back`,
    );
  return {
    origin: 'arxiv',
    set,
    since: range?.since ?? last?.completeUntil ?? dayAfter(today, 1 - FIRST_DAYS),
    until: range?.until === undefined || range.until > today ? today : range.until,
    beganAt: timeOf(clock),
    finishedAt: null,
    pages: 0,
    token: null,
    completeUntil: last?.completeUntil ?? null,
  };
}

type Step = { window: SyncWindow; outcome?: PageOutcome };

async function syncPage(sync: Sync, window: SyncWindow): Promise<Step | 'expired'> {
  const { fetcher, base, clock, db } = sync;
  const page = window.pages + 1;
  sync.progress('harvesting pages', page);
  const address = oaiAddress(base, window, window.token);
  const answer = await fetcher.get(address, readPage);
  if (answer.unchanged) throw new NotHad('refused', 'the server answers 304 to what has no condition');
  const fetchedAt = timeOf(clock);
  if (answer.read instanceof OaiError) return afterError(window, answer.read, fetchedAt);
  const { text, papers, rejects, resumptionToken } = answer.read;
  if (resumptionToken !== undefined && resumptionToken === window.token)
    throw new NotHad('refused', 'the archive gives the same page again and again');
  const fetched = { name: nameOf(window, page), text: oaiFile(text), fetchedAt };
  const counts = await storeFetched(db, fetched, sync.ingestOptions);
  const next = { ...window, pages: page, token: resumptionToken ?? null };
  return {
    window: resumptionToken === undefined ? finished(next, fetchedAt) : next,
    outcome: { page, status: 'stored', papers, ...counts, rejects },
  };
}

/** What is read of a page, or the error that it is. @throws MalformedAnswer where neither can be made of it. */
async function readPage(text: string): Promise<OaiError | (Records & { text: string })> {
  try {
    return { text, ...(await recordsOf(text)) };
  } catch (error) {
    if (error instanceof OaiError) return error;
    throw error instanceof SourceError ? new MalformedAnswer(error.message) : error;
  }
}

function afterError(window: SyncWindow, { code, message }: OaiError, at: string): Step | 'expired' {
  if (code === 'noRecordsMatch') return { window: finished(window, at) };
  if (code === 'badResumptionToken' && window.token !== null) return 'expired';
  throw new NotHad('refused', message);
}

/** The last day that was harvested had not come to its end, which is why the next harvest begins with it. */
function finished(window: SyncWindow, finishedAt: string): SyncWindow {
  const { since, until, completeUntil } = window;
  const isNext = completeUntil === null || since <= dayAfter(completeUntil);
  const latest = completeUntil !== null && completeUntil > until ? completeUntil : until;
  return { ...window, token: null, finishedAt, completeUntil: isNext ? latest : completeUntil };
}

function nameOf({ set, since, until }: SyncWindow, page: number): string {
  const part = set === '' ? '' : `-${set.replace(/[^A-Za-z0-9]+/g, '-')}`;
  return `arxiv${part}-${since}-${until}-${String(page).padStart(4, '0')}.xml`;
}
