import { statSync } from 'node:fs';
import { type Database, databasePath, openForReading } from '#db/open.ts';

type Handle = { db: Promise<Database>; inode: number };

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
  fresh.db.catch(() => {
    if (handle === fresh) handle = undefined;
  });
  return fresh;
}
