import type { LoneRecord } from '#db/ingest/derive.ts';
import { prepared } from '#db/ingest/statements.ts';
import type { SourceFacts, StoredReading } from '#db/ingest/tasks.ts';
import type { Database } from '#db/open.ts';
import { sources } from '#db/schema.ts';

/** Papers to work out together, each with its readings; `record` where it is lone and not stored yet. */
export type Batch = {
  papers: { id: number; record: LoneRecord | undefined; readings: StoredReading[] }[];
  sources: Map<number, SourceFacts>;
};

/** Papers in a batch: enough to make up for the way between threads, few enough to hold several of them. */
const BATCH = 64;

/**
 * All readings of papers, in batches by the order of their ids.
 *
 * @param lone the records of papers that are not stored yet.
 */
export function* batchesOf(
  db: Database,
  ids: readonly number[],
  lone: ReadonlyMap<number, LoneRecord>,
): Generator<Batch> {
  const facts = sourceFacts(db);
  for (let from = 0; from < ids.length; from += BATCH) {
    const papers: Batch['papers'] = ids
      .slice(from, from + BATCH)
      .map((id) => ({ id, record: lone.get(id), readings: [] }));
    const stored = new Map(papers.flatMap((paper) => (paper.record ? [] : [[paper.id, paper.readings]])));
    for (const { paperId, ...reading } of readingsOf(db, [...stored.keys()]))
      stored.get(paperId)?.push(reading);
    const records = papers.flatMap(({ record }) => record ?? []);
    const fields = fieldsOf(db, records);
    for (const { record, readings } of papers) {
      const found = record && fields.get(record.id);
      if (!record || found === undefined) continue;
      const { sourceId: source, position } = record;
      readings.push({ fields: found, source, isListing: true, position });
    }
    yield { papers, sources: among(facts, papers) };
  }
}

function among(facts: ReadonlyMap<number, SourceFacts>, papers: Batch['papers']): Map<number, SourceFacts> {
  const used = new Map<number, SourceFacts>();
  for (const { readings } of papers) {
    for (const { source } of readings) {
      const known = facts.get(source);
      if (known) used.set(source, known);
    }
  }
  return used;
}

function sourceFacts(db: Database): Map<number, SourceFacts> {
  const { id, capturedDay, capturedOn, fetchedAt, file, sha256 } = sources;
  const rows = db.select({ id, capturedDay, capturedOn, fetchedAt, file, sha256 }).from(sources).all();
  return new Map(rows.map(({ id: source, ...facts }) => [source, facts]));
}

type Row = { paperId: number; fields: string; source: number; position: number };

const ofPapers = (['appearances', 'facts'] as const).map((table) => ({
  isListing: table === 'appearances',
  rows: prepared((db) =>
    db.$client.prepare<[ids: string], Row>(
      `select paper_id as paperId, fields, source_id as source, position from ${table}
       where paper_id in (select value from json_each(?)) order by paper_id, id`,
    ),
  ),
}));

function readingsOf(db: Database, ids: readonly number[]): (StoredReading & { paperId: number })[] {
  if (ids.length === 0) return [];
  const json = JSON.stringify(ids);
  return ofPapers.flatMap(({ isListing, rows }) =>
    rows(db)
      .all(json)
      .map((row) => ({ ...row, isListing })),
  );
}

const ofRecords = prepared((db) =>
  db.$client
    .prepare<[ids: string], [number, string]>(
      'select id, fields from appearances where id in (select value from json_each(?))',
    )
    .raw(),
);

function fieldsOf(db: Database, records: readonly LoneRecord[]): Map<number, string> {
  if (records.length === 0) return new Map();
  return new Map(ofRecords(db).all(JSON.stringify(records.map(({ id }) => id))));
}
