import { and, desc, eq, ne } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { ingestRuns, rejects } from '#db/schema.ts';

/** Whether what is stored was derived by the code and the tagger that are running (db/ingest/derive.ts). */
export function isCurrent(db: Database, derivedWith: string): boolean {
  const last = db
    .select({ derivedWith: ingestRuns.derivedWith })
    .from(ingestRuns)
    .orderBy(desc(ingestRuns.id))
    .limit(1)
    .get();
  return last?.derivedWith === derivedWith;
}

/** Begins the record of a run; `startedAt` is an ISO time, UTC. @returns its id. */
export function startRun(db: Database, derivedWith: string, startedAt: string): number {
  const row = { startedAt, seconds: 0, derivedWith, created: 0, updated: 0, unchanged: 0 };
  return db.insert(ingestRuns).values(row).returning({ id: ingestRuns.id }).get().id;
}

/** Completes the record of a run. */
export function finishRun(
  db: Database,
  runId: number,
  outcome: Pick<typeof ingestRuns.$inferSelect, 'created' | 'updated' | 'unchanged' | 'seconds'>,
): void {
  db.update(ingestRuns).set(outcome).where(eq(ingestRuns.id, runId)).run();
}

/**
 * Takes back the record of a run that has changed nothing, so that doing it again changes nothing. A run that has
 * refused what the last one had not is kept: its refusals are news.
 *
 * @returns whether it was taken back.
 */
export function forgetRun(db: Database, runId: number): boolean {
  const last = db
    .select({ id: ingestRuns.id })
    .from(ingestRuns)
    .where(ne(ingestRuns.id, runId))
    .orderBy(desc(ingestRuns.id))
    .limit(1)
    .get();
  const known = new Set(last ? refusals(db, last.id) : []);
  if (!last || !refusals(db, runId).every((refusal) => known.has(refusal))) return false;
  db.delete(rejects).where(eq(rejects.runId, runId)).run();
  db.delete(ingestRuns).where(eq(ingestRuns.id, runId)).run();
  return true;
}

/** The files that a run refused, each with its place and reason as one text. */
function refusals(db: Database, runId: number): string[] {
  return db
    .select({ file: rejects.file, line: rejects.firstLine, reason: rejects.reason })
    .from(rejects)
    .where(and(eq(rejects.runId, runId), eq(rejects.scope, 'file')))
    .all()
    .map((row) => JSON.stringify(row));
}
