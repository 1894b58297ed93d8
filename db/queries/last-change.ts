import { desc } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { ingestRuns } from '#db/schema.ts';

/** When the last ingest that changed anything had done so; the beginning of 1970 before there was one. */
export async function lastChange(db: Database): Promise<Date> {
  const run = db.select().from(ingestRuns).orderBy(desc(ingestRuns.id)).limit(1).get();
  return run ? new Date(Date.parse(run.startedAt) + run.seconds * 1000) : new Date(0);
}
