import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IngestOptions, ingest } from '#db/ingest/ingest.ts';
import type { Database } from '#db/open.ts';

/** A text that was fetched, and the name of the file that it would be. `fetchedAt` is an ISO time, UTC. */
export type Fetched = { name: string; text: string; fetchedAt: string };

/** The text was had, and an ingest refuses it. */
export class UnusableText extends Error {}

/**
 * Ingests a text, all of it or nothing, by way of a file in a temporary folder of its own.
 *
 * @returns the numbers of papers that it made, changed and left as they were.
 * @throws UnusableText; what `ingest` throws.
 */
export async function storeFetched(
  db: Database,
  { name, text, fetchedAt }: Fetched,
  options: IngestOptions,
): Promise<{ created: number; updated: number; unchanged: number }> {
  const folder = await mkdtemp(join(tmpdir(), 'broadsheet-sync-'));
  try {
    const file = join(folder, name);
    await writeFile(file, text);
    const { sources, created, updated, unchanged } = await ingest(db, [file], { ...options, fetchedAt });
    const error = sources.find((source) => source.error !== undefined)?.error;
    if (error !== undefined) throw new UnusableText(error);
    return { created, updated, unchanged };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
