import type { Database } from '#db/open.ts';
import { askedSet, askedTopicSet, setStretch } from '#db/queries/asked-set.ts';
import { papersExported } from '#db/queries/export-papers.ts';
import { feedPapers } from '#db/queries/feed-papers.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { countPapers, selectIds } from '#db/queries/list-papers.ts';
import { mapPointsFile } from '#db/queries/map-page.ts';
import { searchNotes } from '#db/queries/search-notes.ts';
import { trends } from '#db/queries/trends.ts';
import { togetherCsv, yearsCsv } from '#lib/charts/chart-csv.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import { packedPoints } from '#lib/map/points-file.ts';
import type { Params } from '#lib/params.ts';
import { parseTrendsQuery } from '#lib/trends-query.ts';

/** Where a set of papers is asked for: by the explorer's parameters, or at a topic's address. */
export type SetSource = { params: Params; topic?: string };

/** The stretch of a set that a program asks for; undefined when there is no such topic. */
export async function setAsStretch(db: Database, source: SetSource) {
  const set = await setOf(db, source);
  if (!set) return undefined;
  return { set, stretch: await setStretch(db, set, source.params), changedAt: await lastChange(db) };
}

/** What a feed of a set has; undefined when there is no such topic. */
export async function setAsFeed(db: Database, source: SetSource) {
  const set = await setOf(db, source);
  if (!set) return undefined;
  const total = await countPapers(db, set.query);
  const notes = await searchNotes(db, set.query, total);
  const papers = await feedPapers(db, set.query);
  return { set, total, complete: notes?.complete, papers, changedAt: await lastChange(db) };
}

/** The numbers of all papers of a set, in its order; undefined when there is no such topic. */
export async function setAsIds(db: Database, source: SetSource) {
  const set = await setOf(db, source);
  if (!set) return undefined;
  const ids = selectIds(db, set.query, await countPapers(db, set.query), 0);
  return { set, ids: Uint32Array.from(ids), changedAt: await lastChange(db) };
}

/** A stretch of the papers of a set; those that are no longer there are left out. */
export async function papersOfIds(db: Database, ids: Uint32Array): Promise<ExportedPaper[]> {
  const papers: ExportedPaper[] = [];
  for await (const paper of papersExported(db, [...ids])) papers.push(paper);
  return papers;
}

/** All points of the map, and which of them a set has (lib/map/points-file.ts). */
export async function setAsPoints(db: Database, params: Params) {
  const { query } = await askedSet(db, params);
  return { bytes: packedPoints(mapPointsFile(db, query)), changedAt: await lastChange(db) };
}

/** A chart of a set's trends as a file, and what could not be had of what was asked. */
export async function setAsChart(db: Database, params: Params) {
  const { chart, problems } = parseTrendsQuery(params);
  const set = await askedSet(db, params);
  const { topics, years, pairs } = await trends(db, set.query);
  const text = chart === 'years' ? yearsCsv(topics, years) : togetherCsv(pairs);
  return { chart, text, problems: [...problems, ...set.problems], changedAt: await lastChange(db) };
}

async function setOf(db: Database, { params, topic }: SetSource) {
  return topic === undefined ? askedSet(db, params) : askedTopicSet(db, topic, params);
}
