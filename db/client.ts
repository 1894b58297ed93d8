import { statSync } from 'node:fs';
import { type Database, databasePath, openForReading } from '#db/open.ts';

let open: { db: Promise<Database>; inode: number } | undefined;

/**
 * The server's handle, for reading only. Opened at the first question, and again when another file has been put in
 * the database's place.
 */
export function database(): Promise<Database> {
  const file = databasePath();
  const inode = statSync(file, { throwIfNoEntry: false })?.ino ?? 0;
  if (open?.inode !== inode) open = { db: openForReading(file), inode };
  return open.db;
}
