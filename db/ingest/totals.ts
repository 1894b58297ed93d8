import { count, inArray, isNull, sql } from 'drizzle-orm';
import type { FileReport } from '#db/ingest/read.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts, sources } from '#db/schema.ts';

/** What the sources named hold, and how many facts wait in all. */
export function totalsOf(
  db: Database,
  sourceIds: number[],
): { appearances: number; papers: number; waiting: number } {
  const listed = inArray(appearances.sourceId, sourceIds);
  const distinct = db
    .select({ n: sql<number>`count(distinct ${appearances.paperId})` })
    .from(appearances)
    .where(listed)
    .get();
  const waiting = db.select({ n: count() }).from(facts).where(isNull(facts.paperId)).get();
  return {
    appearances: db.select({ n: count() }).from(appearances).where(listed).get()?.n ?? 0,
    papers: distinct?.n ?? 0,
    waiting: waiting?.n ?? 0,
  };
}

/** The reports of files with the rejects that are put down for their sources by now. */
export function withRejects(
  db: Database,
  { reports, sourceIds }: { reports: FileReport[]; sourceIds: (number | undefined)[] },
): FileReport[] {
  const rows = db.select({ id: sources.id, rejects: sources.rejectCount }).from(sources).all();
  const rejects = new Map(rows.map((row) => [row.id, row.rejects]));
  return reports.map((report, index) => ({
    ...report,
    rejects: rejects.get(sourceIds[index] ?? 0) ?? report.rejects,
  }));
}
