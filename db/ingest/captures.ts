import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { appearances, facts, rejects, sources } from '#db/schema.ts';
import { parseDay } from '#lib/merge-readings.ts';
import { inferCaptureYear, isAfterCapture } from '#lib/sources/capture-year.ts';

type Source = typeof sources.$inferSelect;

/**
 * Works out the year of every listing's capture that nobody has told.
 *
 * @returns the ids of the papers whose dates follow from a year that has changed.
 */
export function dateCaptures(db: Database): Set<number> {
  const touched = new Set<number>();
  for (const source of db.select().from(sources).where(isNotNull(sources.capturedDay)).all()) {
    if (source.capturedHow === 'given') continue;
    const captured = parseDay(source.capturedDay);
    if (!captured) continue;
    const printed = db
      .select({
        paperId: appearances.paperId,
        date: sql<string | null>`json_extract(${appearances.fields}, '$.published')`,
      })
      .from(appearances)
      .where(eq(appearances.sourceId, source.id))
      .all();
    const inferred = inferCaptureYear({
      captured,
      printed: printed.filter(({ date }) => date !== null).map(({ date }) => JSON.parse(date ?? '{}')),
      yearsElsewhere: yearsElsewhere(db, source),
    });
    const capturedOn = inferred ? `${inferred.year}-${source.capturedDay}` : null;
    if (capturedOn === source.capturedOn && (inferred?.how ?? null) === source.capturedHow) continue;
    db.update(sources)
      .set({ capturedOn, capturedHow: inferred?.how ?? null })
      .where(eq(sources.id, source.id))
      .run();
    for (const { paperId } of printed) if (paperId !== null) touched.add(paperId);
  }
  return touched;
}

/** Years in which other sources date papers that this listing prints with the same month and day, but no year. */
function yearsElsewhere(db: Database, source: Source): number[] {
  const here = sql`json_extract(${appearances.fields}, '$.published.month') is not null
    and json_extract(${appearances.fields}, '$.published.year') is null`;
  return [appearances, facts].flatMap((table) => {
    const other = sql`(select paper_id, source_id, json_extract(fields, '$.published.year') as year,
      json_extract(fields, '$.published.month') as month, json_extract(fields, '$.published.day') as day from ${table}) as other`;
    return db
      .select({ year: sql<number>`other.year` })
      .from(appearances)
      .innerJoin(
        other,
        sql`other.paper_id = ${appearances.paperId} and other.source_id <> ${appearances.sourceId} and other.year is not null
          and other.month = json_extract(${appearances.fields}, '$.published.month')
          and other.day = json_extract(${appearances.fields}, '$.published.day')`,
      )
      .where(and(eq(appearances.sourceId, source.id), here))
      .all()
      .map(({ year }) => year);
  });
}

/**
 * Puts down, for one listing, the dates without a year that fall after the masthead's day: none of the same year
 * can. Such a paper is kept, without its date.
 */
export function reportImpossibleDates(db: Database, runId: number, source: Source): number {
  const captured = parseDay(source.capturedDay);
  if (!captured) return 0;
  const late = db
    .select()
    .from(appearances)
    .where(eq(appearances.sourceId, source.id))
    .all()
    .filter(({ fields }) => fields.published !== undefined && isAfterCapture(fields.published, captured));
  for (const { firstLine, lastLine, fields } of late) {
    const { month, day } = fields.published ?? {};
    const reason = `“${fields.title}”: dated ${month}/${day} without a year, which is after the page’s own day ${captured.month}/${captured.day}; kept without its date`;
    db.insert(rejects)
      .values({ runId, sourceId: source.id, file: source.file, firstLine, lastLine, scope: 'field', reason })
      .run();
  }
  if (late.length > 0) {
    db.update(sources)
      .set({ rejectCount: source.rejectCount + late.length })
      .where(eq(sources.id, source.id))
      .run();
  }
  return late.length;
}
