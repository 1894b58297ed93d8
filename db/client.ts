import { statSync } from 'node:fs';
import { type Database, databasePath, openForReading } from '#db/open.ts';

type Handle = { db: Promise<Database>; inode: number; opened?: Database };

let handle: Handle | undefined;

/**
 * The server's handle, for reading only. Opened at the first question, again when another file has been put in the
 * database's place, and again after it could not be opened.
 */
export function database(): Promise<Database> {
  const file = databasePath();
  const inode = statSync(file, { throwIfNoEntry: false })?.ino ?? 0;
  if (handle?.inode !== inode) handle = opened(file, inode);
  return handle.db;
}

function opened(file: string, inode: number): Handle {
  const fresh: Handle = { db: openForReading(file), inode };
  fresh.db.then(
    (db) => {
      fresh.opened = db;
    },
    () => {
      if (handle === fresh) handle = undefined;
    },
  );
  return fresh;
}

/** Has the next question open the database anew, where `db` is what it is read through. */
export function letGo(db: Database): void {
  if (handle?.opened === db) handle = undefined;
}
