import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type IngestOptions, ingest } from '#db/ingest/ingest.ts';
import type { Database } from '#db/open.ts';

/** A text that was fetched, and the name of the file that it would be. `fetchedAt` is an ISO time, UTC. */
export type Fetched = { name: string; text: string; fetchedAt: string };

/** The text was had, and an ingest refuses it. */
export class UnusableText extends Error {}

/**
 * Ingests a text, all of it or nothing, by way of a file in the folder `FILE-fetched` beside the database, which one sync
 * at a time has: what one that was killed has left there, the next one takes away.
 *
 * @returns the numbers of papers that it made, changed and left as they were.
 * @throws UnusableText; what `ingest` throws.
 */
export async function storeFetched(
  db: Database,
  { name, text, fetchedAt }: Fetched,
  options: IngestOptions,
): Promise<{ created: number; updated: number; unchanged: number }> {
  const folder = `${db.$client.name}-fetched`;
  try {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
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
