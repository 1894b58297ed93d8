import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Bytes 18 and 19 of a file's header: how it is written and read (sqlite.org/fileformat2.html, 1.3). */
const VERSIONS = 18;
const ROLLBACK = 1;
const LOG = 2;

/**
 * Whether the log beside a database (`FILE-wal`) is that of another file, which was in its place before: a file that is
 * not written by way of a log, as a backup is, has none. SQLite would take its pages for the newer ones.
 */
export function hasLogOfAnother(file: string): boolean {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  return log !== undefined && log.size > 0 && versionOf(file) === ROLLBACK;
}

/**
 * Whether a database is written by way of a log and lies where nothing can be made beside it: then SQLite cannot open
 * it for reading either (sqlite.org/wal.html, Read-Only Databases).
 */
export function isWithoutRoomForLog(file: string): boolean {
  try {
    accessSync(dirname(file), constants.W_OK);
    return false;
  } catch {
    return versionOf(file) === LOG;
  }
}

/** Undefined for what is no file, or none with a header. */
function versionOf(file: string): number | undefined {
  try {
    const handle = openSync(file, 'r');
    try {
      const versions = Buffer.alloc(2);
      const isThere = readSync(handle, versions, 0, 2, VERSIONS) === 2 && versions[0] === versions[1];
      return isThere ? versions[0] : undefined;
    } finally {
      closeSync(handle);
    }
  } catch {
    return undefined;
  }
}
