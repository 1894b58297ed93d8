import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** What is wrong with a database. */
export type DatabaseFault =
  | 'missing'
  | 'empty'
  | 'no database'
  | 'damaged'
  /** Of another program, of a newer or of an older Broadsheet. */
  | 'foreign'
  | 'newer'
  | 'older'
  | 'full'
  | 'unwritable'
  | 'unreachable'
  | 'busy'
  | 'failing';

const NAME = 'DatabaseError';

/** A database that cannot be read or written as it is; the message is one sentence for people, with its path. */
export class DatabaseError extends Error {
  readonly fault: DatabaseFault;

  constructor(fault: DatabaseFault, sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = NAME;
    this.fault = fault;
  }
}

type Reason = [code: RegExp, fault: DatabaseFault, reason: string];

const FULL = 'cannot grow, the disk is full: make room and try again; nothing was changed.';

/** What the codes of SQLite and of the system mean for a database file, as the end of a sentence about it. */
const REASONS: readonly Reason[] = [
  [/^SQLITE_NOTADB$/, 'no database', 'is no SQLite database.'],
  [
    /^SQLITE_CORRUPT/,
    'damaged',
    'is damaged: put a backup in its place, or move it away and ingest again; “npm run doctor” tells more.',
  ],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)$/, 'full', FULL],
  [
    /^(SQLITE_READONLY|EROFS)/,
    'unwritable',
    'cannot be written: the file, its folder or the whole disk is for reading only.',
  ],
  [
    /^(SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM|EISDIR)/,
    'unreachable',
    'cannot be opened: it is a folder, or there is no permission to read and write it and its folder.',
  ],
  [/^(EEXIST|ENOTDIR)$/, 'unreachable', 'cannot be made: a part of its path is a file and no folder.'],
  [/^ENAMETOOLONG$/, 'unreachable', 'cannot be made: the name is too long.'],
  [/^ELOOP$/, 'unreachable', 'cannot be opened: a link in its path leads back to itself.'],
  [/^SQLITE_(BUSY|LOCKED)/, 'busy', 'is being written by another program; try again when it is done.'],
  [/^SQLITE_(IOERR|PROTOCOL)/, 'failing', 'cannot be read or written: the disk fails.'],
];

/** Bytes that SQLite needs at once beside a database: for the index of its log, and for a page or two of the log. */
const LEAST_ROOM = 64 * 1024;

/** An error about a database file as one sentence with its path; anything else is handed back as it is. */
export function databaseError(error: unknown, file: string): unknown {
  if (error instanceof DatabaseError) return error;
  // The system's errors of other files (a source) come with their own path and never pass here.
  const code = codeOf(error);
  const found = REASONS.find(([pattern]) => pattern.test(code));
  if (found === undefined) return error;
  const [, fault, reason] = found;
  // SQLite has one code for a disk that fails and for one on which the index of the log has no room.
  if (fault === 'failing' && !hasRoom(file))
    return new DatabaseError('full', `${file} ${FULL}`, { cause: error });
  return new DatabaseError(fault, `${file} ${reason}`, { cause: error });
}

/** The same error with a class and a fault that the way from thread to thread keeps: of errors it copies only texts. */
export function sendable(error: unknown): Error {
  if (error instanceof DatabaseError) return new Error(error.message, { cause: NAME });
  return error instanceof Error ? error : new Error(String(error));
}

/** Also of an error that has come from another thread. */
export function isDatabaseError(error: unknown): error is Error {
  return error instanceof Error && (error.name === NAME || error.cause === NAME);
}

/** The code that SQLite or the system gave, be it wrapped by whoever asked. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error ? String(error.code) : codeOf(error.cause);
}

function hasRoom(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize >= LEAST_ROOM;
  } catch {
    return true;
  }
}
