import { statSync } from 'node:fs';
import { type Database, databasePath, openForReading } from '#db/open.ts';
import { lastChange } from '#db/queries/last-change.ts';

/** A state of the data: `version` is another one in this process after every change; `changedAt`, the last ingest's. */
export type DataState = { version: string; changedAt: Date };

type Opened = { inode: number; opening: number; db: Database; state: DataState };

/**
 * The state that the database is in, asked for with every request: whether another process has written into it, or
 * another file has been put in its place, costs a few microseconds.
 */
export class WatchedData {
  #opened: Opened | undefined;
  #openings = 0;

  /** Undefined while there is no database that can be read. */
  async state(): Promise<DataState | undefined> {
    const file = databasePath();
    const inode = statSync(file, { throwIfNoEntry: false })?.ino;
    if (this.#opened?.inode !== inode) await this.#open(file, inode);
    const opened = this.#opened;
    if (!opened) return undefined;
    try {
      const version = versionOf(opened);
      if (version !== opened.state.version)
        opened.state = { version, changedAt: await lastChange(opened.db) };
      return opened.state;
    } catch {
      // Damaged, or held by a writer for longer than is waited: the page that is asked for says so.
      return undefined;
    }
  }

  close(): void {
    this.#opened?.db.$client.close();
    this.#opened = undefined;
  }

  async #open(file: string, inode: number | undefined): Promise<void> {
    this.close();
    if (inode === undefined) return;
    try {
      const db = await openForReading(file);
      const before = this.#opened;
      this.#openings += 1;
      this.#opened = { inode, opening: this.#openings, db, state: { version: '', changedAt: new Date(0) } };
      // Another request has opened it meanwhile.
      before?.db.$client.close();
    } catch {
      this.#opened = undefined;
    }
  }
}

/** A connection counts only from its own beginning, and the number of a file that is gone is given to another one. */
function versionOf({ opening, db }: Opened): string {
  return `${opening} ${db.$client.pragma('data_version', { simple: true })}`;
}
