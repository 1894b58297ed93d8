import { count, inArray, isNull, sql } from 'drizzle-orm';
import { databaseError } from '#db/database-error.ts';
import { type CaptureDate, dateCaptures, giveCaptureDate } from '#db/ingest/captures.ts';
import { rejectImpossibleDates } from '#db/ingest/date-rejects.ts';
import { derivePaper } from '#db/ingest/derive.ts';
import { identify } from '#db/ingest/identify.ts';
import { nameOrganisations } from '#db/ingest/names.ts';
import { type FileReport, readFile } from '#db/ingest/read.ts';
import { relatePapers } from '#db/ingest/relate.ts';
import { finishRun, forgetRun, isCurrent, startRun } from '#db/ingest/runs.ts';
import { storeTaxonomy } from '#db/ingest/taxonomy.ts';
import { takeTurn } from '#db/ingest/turn.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts, papers, sources } from '#db/schema.ts';
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

export type IngestOptions = {
  captured?: CaptureDate;
  /** Those of the files that the user has named one by one; all, if nothing is said. */
  named?: readonly string[];
  progress?: Progress;
  /** How long to wait for another process that is writing, in milliseconds, and what to do when that begins. */
  patience?: number;
  waiting?: () => void;
};

const PATIENCE = 5 * 60_000;
/** Steps between two looks at the event loop, which draws progress and hears Ctrl-C. */
const BREATH = 256;

/**
 * Reads files into the database in one transaction: a site that is running shows the old state or the new one. A
 * file that is refused is reported and the others are stored. Doing it again changes nothing. Memory does not grow
 * with the files but for some 500 bytes a paper.
 *
 * @throws CaptureDateError, LockedError, and whatever stops the whole run (a full disk); the database is then as it
 *   was before.
 */
export async function ingest(
  db: Database,
  files: readonly string[],
  {
    captured,
    named = files,
    progress = () => {},
    patience = PATIENCE,
    waiting = () => {},
  }: IngestOptions = {},
): Promise<IngestSummary> {
  await takeTurn(db, patience, waiting);
  const began = performance.now();
  try {
    const summary = await run({ db, progress, began, runId: 0 }, files, new Set(named), captured);
    db.$client.exec('COMMIT');
    return summary;
  } catch (error) {
    if (db.$client.inTransaction) db.$client.exec('ROLLBACK');
    throw databaseError(error, db.$client.name);
  }
}

type Run = { db: Database; progress: Progress; began: number; runId: number };
type Read = { reports: FileReport[]; sourceIds: (number | undefined)[]; namedIds: Set<number> };
type Derived = { created: number; updated: number };

async function run(
  start: Run,
  files: readonly string[],
  named: ReadonlySet<string>,
  captured: CaptureDate | undefined,
): Promise<IngestSummary> {
  const { db } = start;
  const current = isCurrent(db);
  const topics = storeTaxonomy(db, taxonomy);
  const before = capturesOf(db);
  const now: Run = { ...start, runId: startRun(db) };

  const read = await readAll(now, files, named);
  const sourceIds = [...new Set(read.sourceIds.filter((id) => id !== undefined))];
  const { touched, created } = identify(db);
  const dated = captured ? giveCaptureDate(db, captured, sourceIds, read.namedIds) : [];
  for (const id of [...dated, ...dateCaptures(db)]) touched.add(id);
  const redated = rejectDates(now, current ? before : new Map());
  const derived = await deriveAll(
    now,
    current && !topics.changed ? touched : allPapers(db),
    created,
    topics.ids,
  );

  const totals = totalsOf(db, sourceIds);
  const outcome = {
    ...derived,
    unchanged: Math.max(0, totals.papers - derived.created - derived.updated),
    seconds: (performance.now() - now.began) / 1000,
  };
  const changed = !current || touched.size > 0 || redated || sourceIds.some((id) => !before.has(id));
  if (changed || !forgetRun(db, now.runId)) finishRun(db, now.runId, outcome);
  const reports = withRejects(db, read);
  const rejects = reports.reduce((sum, report) => sum + report.rejects, 0);
  return { sources: reports, ...totals, ...outcome, rejects };
}

/** The date of each source's capture, by the source's id. */
function capturesOf(db: Database): Map<number, string | null> {
  const rows = db.select({ id: sources.id, capturedOn: sources.capturedOn }).from(sources).all();
  return new Map(rows.map(({ id, capturedOn }) => [id, capturedOn]));
}

async function readAll(
  { db, runId, progress }: Run,
  files: readonly string[],
  named: ReadonlySet<string>,
): Promise<Read> {
  const read: Read = { reports: [], sourceIds: [], namedIds: new Set() };
  for (const [index, file] of files.entries()) {
    progress('reading', index, files.length);
    const report = (done: number) => progress(`reading ${file}`, done);
    const result = await readFile({ db, runId, report }, file);
    read.reports.push(result.report);
    read.sourceIds.push(result.sourceId);
    if (result.sourceId !== undefined && named.has(file)) read.namedIds.add(result.sourceId);
  }
  return read;
}

/** Looks again for impossible dates in all sources that are new or of another day. @returns whether there was one. */
function rejectDates({ db, runId }: Run, before: ReadonlyMap<number, string | null>): boolean {
  const redated = db
    .select()
    .from(sources)
    .all()
    .filter(({ id, capturedOn }) => before.get(id) !== capturedOn);
  for (const source of redated) rejectImpossibleDates(db, runId, source);
  return redated.length > 0;
}

function allPapers(db: Database): Set<number> {
  const rows = db.select({ id: papers.id }).from(papers).all();
  return new Set(rows.map(({ id }) => id));
}

async function deriveAll(
  { db, progress }: Run,
  touched: ReadonlySet<number>,
  created: ReadonlySet<number>,
  topicIds: ReadonlyMap<string, number>,
): Promise<Derived> {
  const derived = { created: created.size, updated: 0 };
  if (touched.size === 0) return derived;
  let done = 0;
  for (const id of [...touched].sort((a, b) => a - b)) {
    if (derivePaper(db, id, topicIds, created.has(id))) derived.updated += 1;
    progress('working out papers and topics', ++done, touched.size);
    if (done % BREATH === 0) await new Promise(setImmediate);
  }
  nameOrganisations(db);
  progress('working out related papers', 0);
  relatePapers(db, touched);
  return derived;
}

function totalsOf(
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

/** The reports with the rejects that are put down for their sources by now. */
function withRejects(db: Database, { reports, sourceIds }: Read): FileReport[] {
  const rows = db.select({ id: sources.id, rejects: sources.rejectCount }).from(sources).all();
  const rejects = new Map(rows.map((row) => [row.id, row.rejects]));
  return reports.map((report, index) => ({
    ...report,
    rejects: rejects.get(sourceIds[index] ?? 0) ?? report.rejects,
  }));
}
