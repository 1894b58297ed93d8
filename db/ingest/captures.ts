import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { appearances, facts, sources } from '#db/schema.ts';
import { parseDay } from '#lib/merge-readings.ts';
import { inferCaptureYear } from '#lib/sources/capture-year.ts';
import type { PrintedDate, SourceKind } from '#lib/sources/record.ts';

type Source = typeof sources.$inferSelect;

/** A capture date that the user gives, for the listings whose masthead shows that day or none. */
export type CaptureDate = `${number}-${number}-${number}`;

/** The date that the user gives contradicts the files. */
export class CaptureDateError extends Error {}

/** Saved pages of a listing, which print days without their year. */
export const PAGES: readonly SourceKind[] = ['spaced', 'compact', 'cards'];

/**
 * Puts down the date on which sources were saved: the listings whose masthead shows that day, and of the sources that
 * show none the ones in `named`, which the user has named one by one. (A whole folder was hardly saved on one day.)
 *
 * @throws CaptureDateError when it fits none of the sources, or one of them prints a year that it could not have,
 *   or tells of a later day.
 * @returns the papers that the sources tell of, if their capture was not known to be of that day.
 */
export function giveCaptureDate(
  db: Database,
  captured: CaptureDate,
  sourceIds: readonly number[],
  named: ReadonlySet<number>,
): number[] {
  const listings = db
    .select()
    .from(sources)
    .where(inArray(sources.id, [...sourceIds]))
    .all();
  const fitting = listings.filter(({ id, capturedDay }) =>
    capturedDay === null ? named.has(id) : capturedDay === captured.slice(5),
  );
  if (fitting.length === 0) {
    const dayless = listings.some(({ capturedDay }) => capturedDay === null);
    throw new CaptureDateError(
      `--captured ${captured} fits none of these files: no listing among them is of that day.${dayless ? ' A listing that shows no day takes it only when the file itself is named, not its folder.' : ''}`,
    );
  }
  for (const source of fitting) {
    if (PAGES.includes(source.kind)) requireNewerYear(db, source, captured);
    else requireNoLaterDay(source, captured);
  }
  const ids = fitting
    .filter(({ capturedOn, capturedHow }) => capturedOn !== captured || capturedHow !== 'given')
    .map(({ id }) => id);
  if (ids.length === 0) return [];
  db.update(sources)
    .set({ capturedOn: captured, capturedHow: 'given' })
    .where(inArray(sources.id, ids))
    .run();
  return papersIn(db, ids);
}

/** A listing prints the year of every date but those of its own year, so its own is none that it prints. */
function requireNewerYear(db: Database, source: Source, captured: CaptureDate): void {
  const newest = Math.max(0, ...printedDates(db, source).map(({ year }) => year ?? 0));
  if (newest < Number(captured.slice(0, 4))) return;
  throw new CaptureDateError(
    `--captured ${captured} contradicts ${source.file}: it prints dates of ${newest} with their year, which a listing does only for the years before its own.`,
  );
}

function requireNoLaterDay({ file, capturedOn, capturedHow }: Source, captured: CaptureDate): void {
  if (capturedHow !== 'inside' || capturedOn === null || capturedOn <= captured) return;
  throw new CaptureDateError(`--captured ${captured} contradicts ${file}: it tells of ${capturedOn}.`);
}

/**
 * Works out the year of every listing's capture that nobody has told.
 *
 * @returns the ids of the papers whose dates follow from a year that has changed.
 */
export function dateCaptures(db: Database): number[] {
  const changed: number[] = [];
  for (const source of db.select().from(sources).where(isNotNull(sources.capturedDay)).all()) {
    const captured = parseDay(source.capturedDay);
    if (source.capturedHow === 'given' || !captured) continue;
    const inferred = inferCaptureYear({
      captured,
      printed: printedDates(db, source),
      yearsElsewhere: yearsElsewhere(db, source),
    });
    const capturedOn = inferred ? `${inferred.year}-${source.capturedDay}` : null;
    const capturedHow = inferred?.how ?? null;
    if (capturedOn === source.capturedOn && capturedHow === source.capturedHow) continue;
    db.update(sources).set({ capturedOn, capturedHow }).where(eq(sources.id, source.id)).run();
    changed.push(source.id);
  }
  return changed.length === 0 ? [] : papersIn(db, changed);
}

function papersIn(db: Database, sourceIds: number[]): number[] {
  return [appearances, facts].flatMap((table) =>
    db
      .selectDistinct({ id: table.paperId })
      .from(table)
      .where(inArray(table.sourceId, sourceIds))
      .all()
      .flatMap(({ id }) => id ?? []),
  );
}

/** The dates that a listing prints, each once. */
function printedDates(db: Database, source: Source): PrintedDate[] {
  const published = sql<string>`json_extract(${appearances.fields}, '$.published')`;
  return db
    .selectDistinct({ published })
    .from(appearances)
    .where(and(eq(appearances.sourceId, source.id), isNotNull(published)))
    .all()
    .map((row): PrintedDate => JSON.parse(row.published));
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
