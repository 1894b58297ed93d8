import { count, desc, eq, inArray, isNull } from 'drizzle-orm';
import { dateCaptures, reportImpossibleDates } from '#db/ingest/captures.ts';
import { DERIVED_WITH, derivePaper } from '#db/ingest/derive.ts';
import { identify } from '#db/ingest/identify.ts';
import { type FileReport, readFile } from '#db/ingest/read.ts';
import { relatePapers } from '#db/ingest/relate.ts';
import { storeTaxonomy } from '#db/ingest/taxonomy.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts, ingestRuns, papers, sources } from '#db/schema.ts';
import { taxonomy } from '#lib/topics/taxonomy.ts';

/** How far an ingest is: the step, what it is at, and its total where that is known. */
export type Progress = (step: string, done: number, total?: number) => void;

/** The document that `npm run ingest -- --json` prints; counts are of the sources named, `seconds` is wall time. */
export type IngestSummary = {
  sources: FileReport[];
  /** Papers at places in listings; records of bare facts are none. */
  appearances: number;
  papers: number;
  created: number;
  updated: number;
  unchanged: number;
  rejects: number;
  /** Records of facts about papers that no listing has yet. */
  waiting: number;
  seconds: number;
};

/** A capture date that the user gives, for the listings whose masthead shows that day or none. */
export type CaptureDate = `${number}-${number}-${number}`;

/**
 * Reads files into the database in one transaction: a site that is running shows the old state or the new one. A
 * file that is refused is reported and the others are stored. Doing it again changes nothing.
 *
 * @throws whatever stops the whole run (a full disk, a locked database); the database is then as it was before.
 */
export async function ingest(
  db: Database,
  files: readonly string[],
  { captured, progress = () => {} }: { captured?: CaptureDate; progress?: Progress } = {},
): Promise<IngestSummary> {
  const began = performance.now();
  db.$client.exec('BEGIN IMMEDIATE');
  try {
    const summary = await run(db, files, captured, progress, began);
    db.$client.exec('COMMIT');
    return summary;
  } catch (error) {
    if (db.$client.inTransaction) db.$client.exec('ROLLBACK');
    throw error;
  }
}

/** Whether what is stored was derived by the code that is running. */
function isCurrent(db: Database): boolean {
  const last = db
    .select({ derivedWith: ingestRuns.derivedWith })
    .from(ingestRuns)
    .orderBy(desc(ingestRuns.id))
    .limit(1)
    .get();
  return last?.derivedWith === DERIVED_WITH;
}

async function run(
  db: Database,
  files: readonly string[],
  captured: CaptureDate | undefined,
  progress: Progress,
  began: number,
): Promise<IngestSummary> {
  const current = isCurrent(db);
  const topics = storeTaxonomy(db, taxonomy);
  const runId = startRun(db);
  const before = db
    .select({ id: sources.id })
    .from(sources)
    .all()
    .map(({ id }) => id);

  const reports: FileReport[] = [];
  const sourceIds = new Set<number>();
  for (const [index, file] of files.entries()) {
    progress('reading', index, files.length);
    const { report, sourceId } = await readFile(
      { db, runId, report: (done) => progress(`reading ${file}`, done) },
      file,
    );
    if (sourceId !== undefined && !before.includes(sourceId) && !sourceIds.has(sourceId)) {
      report.rejects += impossibleDates(db, runId, sourceId);
    }
    if (sourceId !== undefined) sourceIds.add(sourceId);
    reports.push(report);
  }
  const { touched, created } = identify(db);
  for (const id of captured ? giveCaptureDate(db, captured, [...sourceIds]) : []) touched.add(id);
  for (const id of dateCaptures(db)) touched.add(id);
  if (!current || topics.changed)
    for (const { id } of db.select({ id: papers.id }).from(papers).all()) touched.add(id);

  let updated = 0;
  let done = 0;
  for (const id of [...touched].sort((a, b) => a - b)) {
    const changed = derivePaper(db, id, topics.ids);
    if (changed && !created.has(id)) updated += 1;
    progress('working out papers and topics', ++done, touched.size);
  }
  if (touched.size > 0) {
    progress('working out related papers', 0);
    relatePapers(db);
  }
  const totals = totalsOf(db, [...sourceIds]);
  const seconds = (performance.now() - began) / 1000;
  const counts = {
    created: created.size,
    updated,
    unchanged: Math.max(0, totals.papers - created.size - updated),
  };
  // A run that has changed nothing leaves nothing behind, so that doing it again changes nothing.
  const refused = reports.some(({ error }) => error !== undefined);
  if (
    current &&
    touched.size === 0 &&
    !refused &&
    sourceIds.size > 0 &&
    [...sourceIds].every((id) => before.includes(id))
  ) {
    db.delete(ingestRuns).where(eq(ingestRuns.id, runId)).run();
  } else {
    db.update(ingestRuns)
      .set({ ...counts, seconds })
      .where(eq(ingestRuns.id, runId))
      .run();
  }
  const rejected = reports.reduce((sum, report) => sum + report.rejects, 0);
  return { sources: reports, ...totals, ...counts, rejects: rejected, seconds };
}

function startRun(db: Database): number {
  const startedAt = new Date().toISOString();
  const row = { startedAt, seconds: 0, derivedWith: DERIVED_WITH, created: 0, updated: 0, unchanged: 0 };
  return db.insert(ingestRuns).values(row).returning({ id: ingestRuns.id }).get().id;
}

function impossibleDates(db: Database, runId: number, sourceId: number): number {
  const source = db.select().from(sources).where(eq(sources.id, sourceId)).get();
  return source ? reportImpossibleDates(db, runId, source) : 0;
}

/** @returns the papers that the listings print, if their capture was not known to be of that day. */
function giveCaptureDate(db: Database, captured: CaptureDate, sourceIds: number[]): number[] {
  const fitting = db
    .select()
    .from(sources)
    .where(inArray(sources.id, sourceIds))
    .all()
    .filter(
      ({ isListing, kind, capturedDay }) =>
        isListing && kind !== 'jsonl' && (!capturedDay || capturedDay === captured.slice(5)),
    );
  if (fitting.length === 0) {
    throw new CaptureDateError(
      `--captured ${captured} fits none of these files: no listing among them is of that day.`,
    );
  }
  const changed = fitting.filter(
    ({ capturedOn, capturedHow }) => capturedOn !== captured || capturedHow !== 'given',
  );
  const ids = changed.map(({ id }) => id);
  if (ids.length === 0) return [];
  db.update(sources)
    .set({ capturedOn: captured, capturedHow: 'given' })
    .where(inArray(sources.id, ids))
    .run();
  const printed = db
    .selectDistinct({ id: appearances.paperId })
    .from(appearances)
    .where(inArray(appearances.sourceId, ids))
    .all();
  return printed.map(({ id }) => id).filter((id) => id !== null);
}

/** The date that the user gives contradicts the files. */
export class CaptureDateError extends Error {}

function totalsOf(
  db: Database,
  sourceIds: number[],
): { appearances: number; papers: number; waiting: number } {
  const listed = inArray(appearances.sourceId, sourceIds);
  const distinct = db.selectDistinct({ id: appearances.paperId }).from(appearances).where(listed).all();
  const waiting = db.select({ n: count() }).from(facts).where(isNull(facts.paperId)).get();
  return {
    appearances: db.select({ n: count() }).from(appearances).where(listed).get()?.n ?? 0,
    papers: distinct.length,
    waiting: waiting?.n ?? 0,
  };
}
