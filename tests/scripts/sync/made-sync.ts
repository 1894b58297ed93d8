import type { DayOutcome } from '#scripts/sync/daily.ts';
import { syncDaily } from '#scripts/sync/daily.ts';
import { type Manners, makeFetcher } from '#scripts/sync/fetcher.ts';
import type { NamedRange, Sync } from '#scripts/sync/sync.ts';
import { type Desk, desk } from '#tests/fixtures/database.ts';
import { type PaperServer, paperServer } from '#tests/fixtures/paper-server.ts';

const SECOND = 1000;

/** How the tests ask: as the command does, but for the times that pass in truth, which are short. */
export const MANNERS: Manners = {
  userAgent: 'Broadsheet (research-paper explorer; contact: test@example.org)',
  distance: SECOND,
  attempts: 5,
  patience: 600 * SECOND,
  headTime: 5 * SECOND,
  wholeTime: 10 * SECOND,
  mostBytes: 1024 * 1024,
};

/** A clock that stands still but for what is slept, and puts that down, in milliseconds. */
export function madeClock(time: string) {
  const clock = {
    time: Date.parse(time),
    slept: [] as number[],
    random: () => 0.5,
    now: () => clock.time,
    sleep: async (milliseconds: number, stop: AbortSignal) => {
      stop.throwIfAborted();
      clock.slept.push(milliseconds);
      clock.time += milliseconds;
    },
  };
  return clock;
}

export type MadeSync = {
  server: PaperServer;
  made: Desk;
  clock: ReturnType<typeof madeClock>;
  said: string[];
  stop: AbortController;
  sync: Sync;
  /** Fetches days of the listing. @returns what became of each. */
  daily: (range?: NamedRange) => Promise<DayOutcome[]>;
};

/** A database, a server, and a sync between them, at noon of the day that the server has. */
export async function madeSync(manners: Partial<Manners> = {}): Promise<MadeSync> {
  const server = await paperServer();
  const made = await desk();
  const clock = madeClock('2026-11-21T12:00:00Z');
  const said: string[] = [];
  const stop = new AbortController();
  const say = (sentence: string) => said.push(sentence);
  const fetcher = makeFetcher({ ...MANNERS, ...manners }, { clock, stop: stop.signal, say });
  const base = server.dailyBase;
  const sync: Sync = { db: made.db, fetcher, clock, base, ingestOptions: {}, progress: () => {}, say };
  const daily: MadeSync['daily'] = async (range) => {
    const outcomes: DayOutcome[] = [];
    await syncDaily(sync, range, (outcome) => outcomes.push(outcome));
    return outcomes;
  };
  return { server, made, clock, said, stop, sync, daily };
}
