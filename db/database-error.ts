/** What the codes of SQLite and of the system mean for a database file, as the end of a sentence about it. */
const REASONS: [code: RegExp, reason: string][] = [
  [/^SQLITE_NOTADB$/, 'is no SQLite database.'],
  [/^SQLITE_CORRUPT/, 'is damaged: remove it and ingest again.'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)$/, 'cannot grow, the disk is full; nothing was changed.'],
  [
    /^(SQLITE_READONLY|EROFS)/,
    'cannot be written: the file, its folder or the whole disk is for reading only.',
  ],
  [
    /^(SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_AUTH|EACCES|EPERM)/,
    'cannot be opened: it is a folder, or there is no permission to read and write it and its folder.',
  ],
  [/^(EEXIST|ENOTDIR)$/, 'cannot be made: a part of its path is a file and no folder.'],
  [/^ENAMETOOLONG$/, 'cannot be made: the name is too long.'],
  [/^ELOOP$/, 'cannot be opened: a link in its path leads back to itself.'],
  [/^SQLITE_BUSY/, 'is being written by another program; try again when it is done.'],
  [/^SQLITE_IOERR/, 'cannot be read or written: the disk fails.'],
];

/** An error about a database file as one sentence with its path; anything else is handed back as it is. */
export function databaseError(error: unknown, file: string): unknown {
  // The system's errors of other files (a source) come with their own path and never pass here.
  const code = codeOf(error);
  const reason = REASONS.find(([pattern]) => pattern.test(code))?.[1];
  return reason === undefined ? error : new Error(`${file} ${reason}`, { cause: error });
}

/** The code that SQLite or the system gave, be it wrapped by whoever asked. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return 'code' in error ? String(error.code) : codeOf(error.cause);
}
