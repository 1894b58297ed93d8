import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { STANDARD_INPUT } from '#db/ingest/content.ts';
import { SourceError } from '#lib/sources/record.ts';

/** Corrections of topics by hand (db/ingest/overrides.ts) lie among the dumps, and are no source. */
const OVERRIDES = /\.overrides\.jsonl$/i;

/** A note that lies beside the dumps is no source; a file that is named on the command line always is one. */
const NOTE = /^\.|^readme\b|\.md$|\.sqlite(-\w+)?$|~$/i;

/**
 * The files that paths stand for: a file itself, `-` (standard input), or what lies in a folder and below it, in the order of the names. A
 * path that cannot be looked into stands for itself, so that reading it reports it and the other files go in.
 */
export function filesOf(paths: readonly string[]): string[] {
  const folders = new Set<string>();
  return [...new Set(paths.flatMap((path) => filesAt(path, folders)))];
}

/** @param folders real places of the folders that were looked into: a link back to one of them has nothing new. */
function filesAt(path: string, folders: Set<string>): string[] {
  if (path === STANDARD_INPUT) return [path];
  let names: string[];
  try {
    if (!statSync(path).isDirectory()) return [path];
    const place = realpathSync(path);
    if (folders.has(place)) return [];
    folders.add(place);
    names = readdirSync(path);
  } catch {
    return [path];
  }
  return names
    .filter((name) => !NOTE.test(name) && !OVERRIDES.test(name))
    .sort()
    .flatMap((name) => filesAt(join(path, name), folders));
}

/**
 * Makes sure of a file that has an end and bytes of its own: a named pipe would keep the ingest waiting for ever, and
 * with it everybody else who wants to write.
 *
 * @throws SourceError naming what it is instead; the system's error where it cannot be looked at.
 */
export function requireRegularFile(path: string): void {
  const stat = statSync(path);
  if (stat.isFile()) return;
  if (stat.isDirectory()) {
    readdirSync(path); // throws what keeps the folder from being read
    throw new SourceError(0, 'this is a folder and no file');
  }
  const kind = stat.isFIFO() ? 'a named pipe' : stat.isSocket() ? 'a socket' : 'a device';
  throw new SourceError(0, `this is ${kind} and no file: only files are read`);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file: a part of the path is a file and no folder',
  EISDIR: 'this is a folder and no file',
  ELOOP: 'the link leads back to itself',
  ENAMETOOLONG: 'the name is longer than a file’s name can be',
  EINVAL: 'this is no name of a file',
  ERR_INVALID_ARG_VALUE: 'this is no name of a file',
  ENXIO: 'there is nothing behind this device',
  ENODEV: 'there is nothing behind this device',
  EMFILE: 'too many files are open on this machine to read it now',
  ENFILE: 'too many files are open on this machine to read it now',
  EBUSY: 'another program keeps it locked',
  ETXTBSY: 'another program keeps it locked',
  EIO: 'the disk cannot read it (EIO)',
  ESTALE: 'the disk cannot read it (ESTALE)',
  EOVERFLOW: 'it is too large to be read',
};

/**
 * Why one path could not be read, and where (0: not at a line).
 *
 * @throws the error itself where it is not the file's: a full disk, a bug.
 */
export function refusalOf(error: unknown): { line: number; reason: string } {
  if (error instanceof SourceError) return { line: error.line, reason: error.message };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  if (reason === undefined) throw error;
  return { line: 0, reason };
}

/** @throws SourceError for a file of corrections that was named as a source: it would pass for facts about papers. */
export function requireSource(path: string): void {
  if (OVERRIDES.test(path))
    throw new SourceError(
      0,
      'these are corrections of topics and no source; every ingest applies them by itself',
    );
}

/** The name that a source is shown by. */
export function sourceName(file: string): string {
  return file === STANDARD_INPUT ? 'standard input' : basename(file);
}

/** A source's short name: `000` of `000_04eb24502698f5ad.txt`, else the name without its ending. */
export function shortName(file: string): string {
  const stem = sourceName(file).replace(/(\.[A-Za-z0-9]{1,6})+$/, '');
  const name = (/^([^_]+)_[0-9a-f]{8,}$/.exec(stem)?.[1] ?? stem).toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return name.replace(/^-+|-+$/g, '') || 'source';
}
