import { createHash, type Hash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { contentOf, STANDARD_INPUT } from '#db/ingest/content.ts';
import { refusalOf, requireRegularFile, requireSource, shortName, sourceName } from '#db/ingest/files.ts';
import { inserter, prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts, rejects, sources } from '#db/schema.ts';
import { keysOf } from '#lib/identity.ts';
import { splitLines } from '#lib/sources/lines.ts';
import { readSource } from '#lib/sources/recognise.ts';
import {
  type ReaderEvent,
  type Reject,
  SourceError,
  type SourceKind,
  type SourceRecord,
} from '#lib/sources/record.ts';

/** What became of one file. */
export type FileReport = { file: string; papers: number; rejects: number; kind?: SourceKind; error?: string };

/** `asksForSlugs`: whether it is new, and records of it ask for addresses, as those of an export do. */
export type ReadFile = { report: FileReport; sourceId?: number; isNew?: boolean; asksForSlugs?: boolean };

type Source = typeof sources.$inferSelect;
type Context = { db: Database; runId: number; report: (recordsRead: number) => void };
/** What a file has given so far; the layout is told once, at the latest with the last event. */
type Tally = {
  listed: number;
  facts: number;
  rejects: number;
  asksForSlugs: boolean;
  layout?: ReaderEvent & { type: 'layout' };
};

/**
 * Reads one file into `sources`, `appearances` and `facts`, all of it or nothing; a file whose content is stored
 * already is left alone. What is known of a source is the SHA-256 of its content out of any compression: `a.jsonl` and
 * `a.jsonl.gz` are one source. A file that is refused is put down in `rejects`.
 *
 * @returns the report, and the source's id unless it was refused.
 */
export async function readFile(context: Context, file: string): Promise<ReadFile> {
  const { db } = context;
  db.$client.exec('SAVEPOINT file');
  try {
    if (file !== STANDARD_INPUT) {
      requireSource(file);
      requireRegularFile(file);
    }
    const known = await knownByName(db, file);
    const { source, ...stored } = known ? { source: known } : await store(context, file);
    db.$client.exec('RELEASE file');
    const { kind, recordCount, rejectCount } = source;
    return {
      report: { file, kind, papers: recordCount, rejects: rejectCount },
      sourceId: source.id,
      ...stored,
    };
  } catch (error) {
    // A full disk ends the transaction by itself, and the savepoint with it.
    if (!db.$client.inTransaction) throw error;
    db.$client.exec('ROLLBACK TO file');
    db.$client.exec('RELEASE file');
    const { line, reason } = refusalOf(error);
    const span = { firstLine: line, lastLine: line };
    db.insert(rejects)
      .values({ runId: context.runId, file: sourceName(file), scope: 'file', reason, ...span })
      .run();
    return { report: { file, papers: 0, rejects: 0, error: line > 0 ? `line ${line}: ${reason}` : reason } };
  }
}

/**
 * The source with this content, where one of the file's name is stored: then it is likely the same, and to read it once
 * more for its digest alone costs less than to store it again. Standard input can be read only once.
 */
async function knownByName(db: Database, file: string): Promise<Source | undefined> {
  const named = db
    .select()
    .from(sources)
    .where(eq(sources.file, sourceName(file)))
    .all();
  if (named.length === 0 || file === STANDARD_INPUT) return undefined;
  const hash = createHash('sha256');
  for await (const chunk of contentOf(file)) hash.update(chunk);
  return withDigest(db, hash.digest('hex'));
}

function withDigest(db: Database, sha256: string): Source | undefined {
  return db.select().from(sources).where(eq(sources.sha256, sha256)).get();
}

/** Reads and stores a file in one pass; what turns out to be stored already is taken back. */
async function store(
  context: Context,
  file: string,
): Promise<{ source: Source } & Pick<ReadFile, 'isNew' | 'asksForSlugs'>> {
  const { db } = context;
  const source = newSource(db, file);
  const tally: Tally = { listed: 0, facts: 0, rejects: 0, asksForSlugs: false };
  const hash = createHash('sha256');
  for await (const event of readSource(splitLines(hashed(contentOf(file), hash))))
    take(context, source, tally, event);
  const sha256 = hash.digest('hex');
  const known = withDigest(db, sha256);
  if (known) {
    db.$client.exec('ROLLBACK TO file');
    return { source: known };
  }
  return { source: finish(db, source, tally, sha256), isNew: true, asksForSlugs: tally.asksForSlugs };
}

async function* hashed(content: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of content) {
    hash.update(chunk);
    yield chunk;
  }
}

/** The row that records refer to; what it says of them is known only when all of them are read. */
function newSource(db: Database, file: string): Source {
  return db
    .insert(sources)
    .values({
      slug: freeSlug(db, shortName(file)),
      file: sourceName(file),
      sha256: '',
      kind: 'spaced',
      isListing: true,
      recordCount: 0,
      rejectCount: 0,
    })
    .returning()
    .get();
}

function take({ db, runId, report }: Context, { id, file }: Source, tally: Tally, event: ReaderEvent): void {
  if (event.type === 'layout') {
    tally.layout = event;
  } else if (event.type === 'reject') {
    addReject(db).run({ runId, sourceId: id, file, ...event.reject } satisfies RejectRow);
    tally.rejects += 1;
  } else {
    const isListed = event.record.fields.abstract !== undefined;
    (isListed ? addAppearance : addFact)(db)(rowOf(id, event.record));
    if (event.record.fields.slug !== undefined) tally.asksForSlugs = true;
    tally[isListed ? 'listed' : 'facts'] += 1;
    report(tally.listed + tally.facts);
  }
}

function finish(
  db: Database,
  { id }: Source,
  { layout, listed, facts: other, rejects }: Tally,
  sha256: string,
): Source {
  if (!layout) throw new SourceError(1, 'the reader did not tell what kind of source this is');
  const { month, day } = layout.captured ?? {};
  return db
    .update(sources)
    .set({
      sha256,
      kind: layout.kind,
      capturedDay: month && day ? `${twoDigits(month)}-${twoDigits(day)}` : null,
      ...(layout.newest !== undefined && { capturedOn: layout.newest, capturedHow: 'inside' }),
      isListing: listed > 0,
      recordCount: listed + other,
      rejectCount: rejects,
    })
    .where(eq(sources.id, id))
    .returning()
    .get();
}

type RejectRow = Reject & { runId: number; sourceId: number; file: string };

const addReject = prepared((db) =>
  db
    .insert(rejects)
    .values({
      runId: sql.placeholder('runId'),
      sourceId: sql.placeholder('sourceId'),
      file: sql.placeholder('file'),
      firstLine: sql.placeholder('firstLine'),
      lastLine: sql.placeholder('lastLine'),
      scope: sql.placeholder('scope'),
      reason: sql.placeholder('reason'),
    })
    .prepare(),
);

const [addAppearance, addFact] = [inserter(appearances), inserter(facts)];

function rowOf(sourceId: number, record: SourceRecord): Omit<typeof appearances.$inferInsert, 'id'> {
  return { sourceId, ...record, ...keysOf(record.fields) };
}

function freeSlug(db: Database, wanted: string): string {
  for (let count = 1; ; count++) {
    const slug = count === 1 ? wanted : `${wanted}-${count}`;
    if (!db.select({ id: sources.id }).from(sources).where(eq(sources.slug, slug)).get()) return slug;
  }
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
