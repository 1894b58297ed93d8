import { storeColumns } from '#db/columns/store-columns.ts';
import { databaseError } from '#db/database-error.ts';
import { type CaptureDate, dateCaptures, giveCaptureDate, PAGES } from '#db/ingest/captures.ts';
import { Crew } from '#db/ingest/crew.ts';
import { rejectImpossibleDates } from '#db/ingest/date-rejects.ts';
import { type Derivation, derivedWith, storeNewPaper, storePaper } from '#db/ingest/derive.ts';
import { putFetchTime } from '#db/ingest/fetched.ts';
import { setAside } from '#db/ingest/first-load.ts';
import { type Identified, identify } from '#db/ingest/identify.ts';
import { indexPapers } from '#db/ingest/index-papers.ts';
import { layMap } from '#db/ingest/map-points.ts';
import { nameAuthors, nameOrganisations } from '#db/ingest/names.ts';
import { type OverridesReport, reportOverrides } from '#db/ingest/override-report.ts';
import { readOverrides, recorrected, resolveOverrides } from '#db/ingest/overrides.ts';
import { type FileReport, type ReadFile, readFile } from '#db/ingest/read.ts';
import { type Batch, batchesOf } from '#db/ingest/readings.ts';
import { relatePapers } from '#db/ingest/relate.ts';
import { finishRun, forgetRun, isCurrent, startRun } from '#db/ingest/runs.ts';
import { claimSlugs, settleSlugs } from '#db/ingest/slugs.ts';
import { storeTaxonomy, systemInForce } from '#db/ingest/taxonomy.ts';
import { totalsOf, withRejects } from '#db/ingest/totals.ts';
import { PATIENCE, takeTurn } from '#db/ingest/turn.ts';
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
  /** In how many threads the work is done beside this one; if nothing is said one for each core, for few papers none. */
  threads?: number;
};

/** Of the database, kept in memory while it is written to. */
const CACHE_KIB = 128 * 1024;
/** Fewer papers than this are worked out where we are: to start threads takes longer. */
const WORTH_THREADS = 1500;

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
  // Pages that do not fit are written out before the end and read again: SQLite's own 2 MB hold next to nothing.
  db.$client.pragma(`cache_size = -${CACHE_KIB}`);
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
type Read = {
  reports: FileReport[];
  sourceIds: (number | undefined)[];
  namedIds: Set<number>;
  /** Of the sources that are new: those whose records ask for addresses, and those that can be derived one by one. */
  asking: number[];
  plain: Set<number>;
};

async function run(
  start: Start,
  files: readonly string[],
  { captured, fetchedAt, named = files, topics, overrides: overridesFile, threads }: IngestOptions,
): Promise<IngestSummary> {
  const { db } = start;
  const system = topics ?? systemInForce(db);
  const code = derivedWith(system.tagger);
  const current = isCurrent(db, code);
  const { ids, changed: hasOtherTopics } = storeTaxonomy(db, system);
  const before = capturesOf(db);
  const startedAt = new Date().toISOString();
  const now: Run = { ...start, startedAt, runId: startRun(db, code, startedAt) };

  const setBack = setAside(db);
  const read = await readAll(now, files, new Set(named));
  setBack.records();
  const overrides = await readOverrides(overridesFile, ids);
  const sourceIds = [...new Set(read.sourceIds.filter((id) => id !== undefined))];
  start.progress('telling papers apart', 0);
  const identified = identify(db, read.plain);
  const { touched, created } = identified;
  const claiming = claimSlugs(db, read.asking);
  const dated = captured ? giveCaptureDate(db, captured, sourceIds, read.namedIds) : [];
  const fetched = fetchedAt === undefined ? [] : putFetchTime(db, fetchedAt, sourceIds);
  for (const id of [...dated, ...fetched, ...dateCaptures(db)]) touched.add(id);
  const redated = rejectDates(now, current ? before : new Map());

  const storing = { ids, now: now.startedAt };
  const asked = resolveOverrides(db, overrides, ids);
  for (const id of recorrected(db, asked.corrections)) touched.add(id);
  const stale = current && !hasOtherTopics ? touched : new Set([...allPapers(db), ...touched]);
  const crew = new Crew(system, threads ?? (stale.size < WORTH_THREADS ? 0 : undefined));
  try {
    const updated = await derive(now, crew, stale, identified, {
      ...storing,
      corrections: asked.corrections,
    });
    start.progress('making indexes', 0);
    setBack.papers();
    settleSlugs(db, created, claiming);
    // A paper that is new has all its addresses only now.
    const resolved = resolveOverrides(db, overrides, ids);
    const late = new Set(recorrected(db, resolved.corrections));
    const updatedLate = await derive(
      now,
      crew,
      late,
      { ...identified, lone: new Map() },
      { ...storing, corrections: resolved.corrections },
    );
    nameAuthors(db);
    await indexPapers(db, (done, all) => start.progress('indexing papers for search', done, all), crew);
    if (stale.size > 0) relate(now);
    start.progress('laying out the map', 0);
    await layMap(crew, db, stale);
    storeColumns(db, (done, all) => start.progress('storing columns', done, all));
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
  } finally {
    await crew.close();
  }
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
  const read: Read = { reports: [], sourceIds: [], namedIds: new Set(), asking: [], plain: new Set() };
  for (const [index, file] of files.entries()) {
    progress('reading', index, files.length);
    const report = (done: number) => progress(`reading ${file}`, done);
    const result = await readFile({ db, runId, report }, file);
    read.reports.push(result.report);
    read.sourceIds.push(result.sourceId);
    if (result.sourceId === undefined) continue;
    if (named.has(file)) read.namedIds.add(result.sourceId);
    if (result.asksForSlugs) read.asking.push(result.sourceId);
    if (isPlain(result)) read.plain.add(result.sourceId);
  }
  return read;
}

/** Looks again for impossible dates in all saved pages that are new or of another day. @returns whether a source is. */
function rejectDates({ db, runId }: Run, before: ReadonlyMap<number, string | null>): boolean {
  const redated = db
    .select()
    .from(sources)
    .all()
    .filter(({ id, capturedOn }) => before.get(id) !== capturedOn);
  // Other sources print no date without its year.
  for (const source of redated) if (PAGES.includes(source.kind)) rejectImpossibleDates(db, runId, source);
  return redated.length > 0;
}

function allPapers(db: Database): Set<number> {
  const rows = db.select({ id: papers.id }).from(papers).all();
  return new Set(rows.map(({ id }) => id));
}

/** Works out papers and stores them, in the order of their ids. @returns those in which a reader sees a change. */
async function derive(
  { db, progress }: Run,
  crew: Crew,
  ids: ReadonlySet<number>,
  { created, lone }: Identified,
  run: Derivation,
): Promise<number[]> {
  const updated: number[] = [];
  const batches = batchesOf(
    db,
    [...ids].sort((a, b) => a - b),
    lone,
  );
  const inputOf = ({ papers, sources }: Batch) => ({
    papers: papers.map(({ readings }) => readings),
    sources,
  });
  let done = 0;
  for await (const [{ papers }, all] of crew.each('derive', batches, inputOf)) {
    for (const [index, { id, record }] of papers.entries()) {
      const derived = all[index];
      if (!derived) continue;
      if (record) storeNewPaper(db, id, record, derived, run);
      else if (storePaper(db, id, derived, run, created.has(id))) updated.push(id);
    }
    done += papers.length;
    progress('working out papers and topics', done, ids.size);
    // Progress is drawn and Ctrl-C heard in between.
    await new Promise(setImmediate);
  }
  return updated;
}

/**
 * Whether a record of the source that stands alone tells all of its paper: not those of saved pages, whose dates depend
 * on what else is listed, nor those that ask for an address.
 */
function isPlain({ report, isNew, asksForSlugs }: ReadFile): boolean {
  return isNew === true && !asksForSlugs && report.kind !== undefined && !PAGES.includes(report.kind);
}

function relate({ db, progress }: Run): void {
  nameOrganisations(db);
  progress('working out related papers', 0);
  relatePapers(db);
}
