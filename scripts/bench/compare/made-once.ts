import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** `seconds`: what making it took, now or in an earlier run. */
export type Made = { folder: string; seconds: number; now: boolean };

const note = z.object({ papers: z.string(), seconds: z.number() });

/**
 * A folder of what a contender makes of the papers, made where it is missing or was made of others, or in
 * another version; a run that was stopped begins it anew.
 */
export async function madeOnce(
  folder: string,
  papers: string,
  version: number,
  make: (folder: string) => Promise<void>,
): Promise<Made> {
  const file = join(folder, 'made.json');
  const { size, mtimeMs } = statSync(papers);
  const fingerprint = `${papers} ${size} ${mtimeMs} ${version}`;
  if (existsSync(file)) {
    const known = note.parse(JSON.parse(readFileSync(file, 'utf8')));
    if (known.papers === fingerprint) return { folder, seconds: known.seconds, now: false };
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const began = performance.now();
  await make(folder);
  const seconds = (performance.now() - began) / 1000;
  writeFileSync(file, JSON.stringify({ papers: fingerprint, seconds }));
  return { folder, seconds, now: true };
}
