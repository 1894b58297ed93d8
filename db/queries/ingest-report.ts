import { count, desc, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { facts, ingestRuns, rejects } from '#db/schema.ts';

export type Reject = typeof rejects.$inferSelect;
export type IngestReport = {
  run: typeof ingestRuns.$inferSelect | undefined;
  /** What the last run refused, file by file, and all records and fields of stored sources that could not be used. */
  refused: Reject[];
  rejected: Reject[];
  rejectedTotal: number;
  /** Facts about papers that no listing prints. */
  waiting: number;
};

const LISTED = 200;

export async function ingestReport(db: Database): Promise<IngestReport> {
  const run = db.select().from(ingestRuns).orderBy(desc(ingestRuns.id)).limit(1).get();
  const ofRun = run ? db.select().from(rejects).where(eq(rejects.runId, run.id)).all() : [];
  const kept = db
    .select()
    .from(rejects)
    .orderBy(rejects.sourceId, rejects.firstLine)
    .all()
    .filter(({ scope }) => scope !== 'file');
  return {
    run,
    refused: ofRun.filter(({ scope }) => scope === 'file'),
    rejected: kept.slice(0, LISTED),
    rejectedTotal: kept.length,
    waiting: db.select({ n: count() }).from(facts).where(isNull(facts.paperId)).get()?.n ?? 0,
  };
}
