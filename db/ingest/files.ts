import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A note that lies beside the dumps is no source; a file that is named on the command line always is one. */
const NOTE = /^\.|^readme\b|\.md$|\.sqlite(-\w+)?$|~$/i;

/**
 * The files that paths stand for: a file itself, or what lies in a folder and below it, in the order of the names. */
export function filesOf(paths: readonly string[]): string[] {
  return [...new Set(paths.flatMap(filesAt))];
}

function filesAt(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  // What does not exist is kept: reading it reports it, and the other files go in.
  if (!stat?.isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !NOTE.test(name))
    .sort()
    .flatMap((name) => filesAt(join(path, name)));
}

/** SHA-256 of a file's bytes, in hex. @throws the system's error where the file cannot be read. */
export async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** A source's short name: `000` of `000_04eb24502698f5ad.txt`, else the name without its ending. */
export function shortName(file: string): string {
  const stem = basename(file).replace(/(\.[A-Za-z0-9]{1,6})+$/, '');
  const name = (/^([^_]+)_[0-9a-f]{8,}$/.exec(stem)?.[1] ?? stem).toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return name.replace(/^-+|-+$/g, '') || 'source';
}
