import { and, asc, count, desc, eq, isNull, notInArray } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { facts, ingestRuns, rejects } from '#db/schema.ts';

export type Reject = typeof rejects.$inferSelect;

/** The last run that changed anything, and what of the sources could not be used. */
export type IngestReport = {
  run: typeof ingestRuns.$inferSelect | undefined;
  /** Files that the last run refused. */
  refused: Reject[];
  /** The first records and fields of stored sources that could not be used, and how many there are in all. */
  rejected: Reject[];
  rejectedTotal: number;
  /** Facts about papers that no listing prints. */
  waiting: number;
  /** The first corrections by hand whose paper no listing prints, and how many there are in all. */
  waitingCorrections: Reject[];
  waitingCorrectionsTotal: number;
};

const LISTED = 200;

/** What /about says of the last ingest. */
export async function ingestReport(db: Database): Promise<IngestReport> {
  const run = db.select().from(ingestRuns).orderBy(desc(ingestRuns.id)).limit(1).get();
  const ofFiles = eq(rejects.scope, 'file');
  const ofSources = notInArray(rejects.scope, ['file', 'waiting']);
  const ofWaiting = eq(rejects.scope, 'waiting');
  return {
    run,
    refused: run
      ? db
          .select()
          .from(rejects)
          .where(and(eq(rejects.runId, run.id), ofFiles))
          .all()
      : [],
    rejected: db
      .select()
      .from(rejects)
      .where(ofSources)
      .orderBy(asc(rejects.sourceId), asc(rejects.firstLine))
      .limit(LISTED)
      .all(),
    rejectedTotal: db.select({ n: count() }).from(rejects).where(ofSources).get()?.n ?? 0,
    waiting: db.select({ n: count() }).from(facts).where(isNull(facts.paperId)).get()?.n ?? 0,
    waitingCorrections: db
      .select()
      .from(rejects)
      .where(ofWaiting)
      .orderBy(asc(rejects.firstLine))
      .limit(LISTED)
      .all(),
    waitingCorrectionsTotal: db.select({ n: count() }).from(rejects).where(ofWaiting).get()?.n ?? 0,
  };
}
