import type { IngestOptions } from '#db/ingest/ingest.ts';
import { writeInTurn } from '#db/ingest/turn.ts';
import type { Database } from '#db/open.ts';
import type { Clock } from '#scripts/sync/clock.ts';
import type { Fetcher } from '#scripts/sync/fetcher.ts';

/** What a round of a sync works with. */
export type Sync = {
  db: Database;
  fetcher: Fetcher;
  clock: Clock;
  /** The origin's address. */
  base: string;
  ingestOptions: IngestOptions;
  /** Shows how far it is. */
  progress: (step: string, done: number, total?: number) => void;
  /** Says something in passing, which is no result. */
  say: (sentence: string) => void;
};

/** The ISO days of a range that was named, both included; without an end it goes on to the present day. */
export type NamedRange = { since: string; until?: string };

/** Counts of papers. */
export type Counts = { created: number; updated: number; unchanged: number };

export const NO_PAPERS: Counts = { created: 0, updated: 0, unchanged: 0 };

/** The ISO time, UTC, of the clock. */
export function timeOf(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}

/** Puts something down in the database, once nobody else writes into it. @throws as `writeInTurn` does */
export function putDown({ db, ingestOptions }: Sync, write: (db: Database) => void): Promise<void> {
  return writeInTurn(db, ingestOptions, () => write(db));
}
