import { and, count, eq, like, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { appearances, rejects, sources } from '#db/schema.ts';
import { parseDay } from '#lib/merge-readings.ts';
import { isAfterCapture } from '#lib/sources/capture-year.ts';
import { isDay } from '#lib/sources/dates.ts';
import type { PrintedDate } from '#lib/sources/record.ts';

/** How the reason of each of these rejects ends. */
const KEPT = '; kept without its date';

type Source = typeof sources.$inferSelect;

/**
 * Puts down anew which dates of a listing, printed without a year, cannot be: their papers are kept without a date.
 * What cannot be depends on the capture's date, so this is done again whenever that is known better.
 */
export function rejectImpossibleDates(db: Database, runId: number, source: Source): void {
  // What the readers have cut of a record (lib/sources/limits.ts) stays as it is.
  db.delete(rejects)
    .where(and(eq(rejects.sourceId, source.id), eq(rejects.scope, 'field'), like(rejects.reason, `%${KEPT}`)))
    .run();
  for (const { published, title, firstLine, lastLine } of yearlessDates(db, source)) {
    const date: PrintedDate = JSON.parse(published);
    const objection = objectionTo(date, source);
    if (objection === undefined) continue;
    const reason = `“${title}”: dated ${date.month}/${date.day} without a year, which ${objection}${KEPT}`;
    db.insert(rejects)
      .values({ runId, sourceId: source.id, file: source.file, firstLine, lastLine, scope: 'field', reason })
      .run();
  }
  const total = db.select({ n: count() }).from(rejects).where(eq(rejects.sourceId, source.id)).get();
  db.update(sources)
    .set({ rejectCount: total?.n ?? 0 })
    .where(eq(sources.id, source.id))
    .run();
}

function objectionTo(date: PrintedDate, { capturedDay, capturedOn }: Source): string | undefined {
  const captured = parseDay(capturedDay ?? capturedOn?.slice(5) ?? null);
  if (captured && isAfterCapture(date, captured)) {
    const whose = capturedDay === null ? 'the given day' : 'the page’s own day';
    return `is after ${whose} ${captured.month}/${captured.day}`;
  }
  const year = capturedOn === null ? undefined : Number(capturedOn.slice(0, 4));
  if (year === undefined || isDay(year, date.month ?? 1, date.day ?? 1)) return undefined;
  return `the year of the page, ${year}, does not have`;
}

function yearlessDates(db: Database, source: Source) {
  const part = (path: string) => sql<string>`json_extract(${appearances.fields}, ${path})`;
  const published = part('$.published');
  return db
    .select({
      published,
      title: part('$.title'),
      firstLine: appearances.firstLine,
      lastLine: appearances.lastLine,
    })
    .from(appearances)
    .where(
      and(
        eq(appearances.sourceId, source.id),
        sql`${part('$.published.month')} is not null`,
        sql`${part('$.published.year')} is null`,
      ),
    )
    .orderBy(appearances.position)
    .all();
}
