import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { DatabaseError, databaseError } from '#db/database-error.ts';
import { openForReading } from '#db/open.ts';

/** What was copied: papers, size in bytes. */
export type Backup = { papers: number; bytes: number };

type Options = {
  progress?: (step: string, done: number, total?: number) => void;
  /** Stops between two steps of the copy; nothing is left behind then. */
  signal?: AbortSignal;
};

/** Pages of 4 KiB that are copied between two looks at the event loop. */
const STEP = 512;

/**
 * Copies a database that may be in use, as it was at one moment, into a file that is there only when it is whole and
 * sound: it is written under another name, checked, brought to the disk and then renamed over `to`.
 *
 * SQLite's online backup begins again whenever another process has written. Here it reads within one transaction, which
 * in WAL mode keeps the state of its beginning and holds up nobody, so that it ends however much is written meanwhile.
 * VACUUM INTO gives one state as well, and leaves out free pages, but it is a single call that shows nothing of how far
 * it is and cannot be stopped, and it builds every table anew instead of copying the pages as they stand.
 *
 * The copy is one file without a write-ahead log, which can be opened from a place that is for reading only.
 *
 * @throws Error in one sentence for people; AbortError when it was stopped.
 */
export async function backUp(
  from: string,
  to: string,
  { progress = () => {}, signal }: Options = {},
): Promise<Backup> {
  const unfinished = `${to}.${randomBytes(4).toString('hex')}.partial`;
  const { $client: source } = await openForReading(from, { anyAge: true });
  try {
    const papers = beginReading(source, from);
    await source.backup(unfinished, {
      progress: ({ totalPages, remainingPages }) => {
        signal?.throwIfAborted();
        progress('copying pages', totalPages - remainingPages, totalPages);
        return STEP;
      },
    });
    progress('checking the copy', 0);
    await requireSound(unfinished, from);
    signal?.throwIfAborted();
    sync(unfinished);
    const bytes = statSync(unfinished).size;
    renameSync(unfinished, to);
    // Only then does the name outlive a power cut; Windows opens no folders.
    if (process.platform !== 'win32') sync(dirname(to));
    return { papers, bytes };
  } catch (error) {
    throw databaseError(error, to);
  } finally {
    source.close();
    for (const rest of ['', '-journal', '-wal', '-shm'])
      if (existsSync(`${unfinished}${rest}`)) rmSync(`${unfinished}${rest}`);
  }
}

/** Begins the transaction, which SQLite does with its first question. @returns the number of papers. */
function beginReading(source: BetterSqlite3.Database, from: string): number {
  // Every page is read once: nothing is gained by mapping or keeping them, and memory stays as it is.
  source.pragma('mmap_size = 0');
  source.pragma('cache_size = -2000');
  try {
    source.exec('BEGIN');
    if (source.prepare('select 1 from sqlite_master').get() === undefined)
      throw new DatabaseError('empty', `${from} is empty: there is nothing to copy.`);
    return source.prepare<[], number>('select count(*) from papers').pluck().get() ?? 0;
  } catch (error) {
    throw databaseError(error, from);
  }
}

/** Takes the copy out of WAL mode and reads all of its pages. @throws Error when one of them is damaged. */
async function requireSound(file: string, from: string): Promise<void> {
  const { default: Sqlite } = await import('better-sqlite3');
  const copy = new Sqlite(file);
  try {
    copy.pragma('journal_mode = DELETE');
    const verdict = copy.pragma('quick_check(1)', { simple: true });
    if (verdict !== 'ok')
      throw new Error(`${from} is damaged (${verdict}), so no backup was made; “npm run doctor” tells more.`);
  } finally {
    copy.close();
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
