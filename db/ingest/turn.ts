import { setTimeout as sleep } from 'node:timers/promises';
import { databaseError } from '#db/database-error.ts';
import type { Database } from '#db/open.ts';

const RETRY_MS = 200;
/** How long one that writes is waited for when nothing is said, in milliseconds. */
export const PATIENCE = 5 * 60_000;

/** Another process is writing, and did not come to an end. */
export class LockedError extends Error {}

/**
 * Begins a transaction that writes, as soon as nobody else does: SQLite has one writer at a time, and an ingest of a
 * large file takes minutes.
 *
 * @param patience how long to wait, in milliseconds.
 * @param waiting called once, when it has to be waited for.
 * @throws LockedError when the other one is still writing after that.
 */
export async function takeTurn(db: Database, patience: number, waiting: () => void): Promise<void> {
  const began = performance.now();
  const timeout = db.$client.pragma('busy_timeout', { simple: true });
  // SQLite's own waiting would hold up the whole process.
  db.$client.pragma('busy_timeout = 0');
  try {
    for (let told = false; !begin(db); told = true) {
      if (!told) waiting();
      if (performance.now() - began >= patience) {
        throw new LockedError(
          `Another program has been writing to ${db.$client.name} for ${inWords(patience)}; try again when it is done.`,
        );
      }
      await sleep(Math.min(RETRY_MS, patience));
    }
  } finally {
    db.$client.pragma(`busy_timeout = ${timeout}`);
  }
}

/**
 * Writes something in a transaction of its own, as soon as nobody else writes.
 *
 * @throws LockedError; DatabaseError, and the database is then as it was before
 */
export async function writeInTurn(
  db: Database,
  { patience = PATIENCE, waiting = () => {} }: { patience?: number; waiting?: () => void },
  write: () => void,
): Promise<void> {
  await takeTurn(db, patience, waiting);
  try {
    write();
    db.$client.exec('COMMIT');
  } catch (error) {
    if (db.$client.inTransaction) db.$client.exec('ROLLBACK');
    throw databaseError(error, db.$client.name);
  }
}

function begin(db: Database): boolean {
  try {
    db.$client.exec('BEGIN IMMEDIATE');
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_BUSY')) return false;
    throw databaseError(error, db.$client.name);
  }
}

function inWords(milliseconds: number): string {
  return milliseconds < 60_000 ? `${milliseconds / 1000} s` : `${Math.round(milliseconds / 60_000)} minutes`;
}
