import { databaseError } from '#db/database-error.ts';
import { type CaptureDate, dateCaptures, giveCaptureDate } from '#db/ingest/captures.ts';
import { rejectImpossibleDates } from '#db/ingest/date-rejects.ts';
import { type Derivation, derivedWith, derivePaper } from '#db/ingest/derive.ts';
import { putFetchTime } from '#db/ingest/fetched.ts';
import { identify } from '#db/ingest/identify.ts';
import { indexPapers } from '#db/ingest/index-papers.ts';
import { nameAuthors, nameOrganisations } from '#db/ingest/names.ts';
import { type OverridesReport, reportOverrides } from '#db/ingest/override-report.ts';
import { readOverrides, recorrected, resolveOverrides } from '#db/ingest/overrides.ts';
import { type FileReport, readFile } from '#db/ingest/read.ts';
import { relatePapers } from '#db/ingest/relate.ts';
import { finishRun, forgetRun, isCurrent, startRun } from '#db/ingest/runs.ts';
import { claimSlugs, settleSlugs } from '#db/ingest/slugs.ts';
import { storeTaxonomy, systemInForce } from '#db/ingest/taxonomy.ts';
import { totalsOf, withRejects } from '#db/ingest/totals.ts';
import { takeTurn } from '#db/ingest/turn.ts';
import type { Database } from '#db/open.ts';
import { papers, sources } from '#db/schema.ts';
import type { TopicSystem } from '#lib/topics/topic-system.ts';

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
  /** Where the taxonomy is not the one that ships: the file it was read from, and the number of its topics. */
  taxonomy?: { file: string; topics: number };
  /** Where there is a file of corrections by hand. */
  overrides?: OverridesReport;
};

export type IngestOptions = {
  captured?: CaptureDate;
  /** ISO time, UTC, at which the files were fetched, where a program did that: they were captured then. */
  fetchedAt?: string;
  /** Those of the files that the user has named one by one; all, if nothing is said. */
  named?: readonly string[];
  progress?: Progress;
  /** How long to wait for another process that is writing, in milliseconds, and what to do when that begins. */
  patience?: number;
  waiting?: () => void;
  /** The taxonomy to use from now on; the one in force, if nothing is said. */
  topics?: TopicSystem;
  /** The file of corrections by hand, whether it is there or not; without one no correction is in force. */
  overrides?: string;
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
  options: IngestOptions = {},
): Promise<IngestSummary> {
  const { progress = () => {}, patience = PATIENCE, waiting = () => {} } = options;
  await takeTurn(db, patience, waiting);
  const began = performance.now();
  try {
    const summary = await run({ db, progress, began }, files, options);
    db.$client.exec('COMMIT');
    return summary;
  } catch (error) {
    if (db.$client.inTransaction) db.$client.exec('ROLLBACK');
    throw databaseError(error, db.$client.name);
  }
}

type Start = { db: Database; progress: Progress; began: number };
/** `startedAt` is an ISO time, UTC. */
type Run = Start & { runId: number; startedAt: string };
type Read = { reports: FileReport[]; sourceIds: (number | undefined)[]; namedIds: Set<number> };

async function run(
  start: Start,
  files: readonly string[],
  { captured, fetchedAt, named = files, topics, overrides: overridesFile }: IngestOptions,
): Promise<IngestSummary> {
  const { db } = start;
  const system = topics ?? systemInForce(db);
  const code = derivedWith(system.tagger);
  const current = isCurrent(db, code);
  const { ids, changed: hasOtherTopics } = storeTaxonomy(db, system);
  const before = capturesOf(db);
  const startedAt = new Date().toISOString();
  const now: Run = { ...start, startedAt, runId: startRun(db, code, startedAt) };

  const read = await readAll(now, files, new Set(named));
  const overrides = await readOverrides(overridesFile, ids);
  const sourceIds = [...new Set(read.sourceIds.filter((id) => id !== undefined))];
  const { touched, created } = identify(db);
  const claiming = claimSlugs(db, sourceIds);
  const dated = captured ? giveCaptureDate(db, captured, sourceIds, read.namedIds) : [];
  const fetched = fetchedAt === undefined ? [] : putFetchTime(db, fetchedAt, sourceIds);
  for (const id of [...dated, ...fetched, ...dateCaptures(db)]) touched.add(id);
  const redated = rejectDates(now, current ? before : new Map());

  const tagging = { tagger: system.tagger, ids, now: now.startedAt };
  const asked = resolveOverrides(db, overrides, ids);
  for (const id of recorrected(db, asked.corrections)) touched.add(id);
  const stale = current && !hasOtherTopics ? touched : allPapers(db);
  const updated = await derive(now, stale, created, { ...tagging, corrections: asked.corrections });
  settleSlugs(db, created, claiming);
  // A paper that is new has all its addresses only now.
  const resolved = resolveOverrides(db, overrides, ids);
  const late = new Set(recorrected(db, resolved.corrections));
  const updatedLate = await derive(now, late, created, { ...tagging, corrections: resolved.corrections });
  nameAuthors(db);
  indexPapers(db, (done, all) => start.progress('indexing papers for search', done, all));
  if (stale.size > 0) relate(now, stale);
  const report = reportOverrides(db, now.runId, overrides, resolved);

  const totals = totalsOf(db, sourceIds);
  const outcome = {
    created: created.size,
    updated: new Set([...updated, ...updatedLate]).size,
    unchanged: 0,
    seconds: (performance.now() - now.began) / 1000,
  };
  outcome.unchanged = Math.max(0, totals.papers - outcome.created - outcome.updated);
  const changed =
    !current ||
    stale.size + late.size > 0 ||
    redated ||
    report.changed ||
    sourceIds.some((id) => !before.has(id));
  if (changed || !forgetRun(db, now.runId)) finishRun(db, now.runId, outcome);
  const reports = [...withRejects(db, read), ...report.refused];
  const rejects = reports.reduce((sum, { rejects: n }) => sum + n, report.summary?.rejects.length ?? 0);
  return {
    ...{ sources: reports, ...totals, ...outcome, rejects },
    ...(system.given && { taxonomy: { file: system.given.file, topics: ids.size } }),
    ...(report.summary && { overrides: report.summary }),
  };
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

/** Derives papers again, in the order of their ids. @returns those in which a reader sees a change. */
async function derive(
  { db, progress }: Run,
  ids: ReadonlySet<number>,
  created: ReadonlySet<number>,
  run: Derivation,
): Promise<number[]> {
  const updated: number[] = [];
  let done = 0;
  for (const id of [...ids].sort((a, b) => a - b)) {
    if (derivePaper(db, id, run, created.has(id))) updated.push(id);
    progress('working out papers and topics', ++done, ids.size);
    if (done % BREATH === 0) await new Promise(setImmediate);
  }
  return updated;
}

function relate({ db, progress }: Run, derived: ReadonlySet<number>): void {
  nameOrganisations(db);
  progress('working out related papers', 0);
  relatePapers(db, derived);
}
