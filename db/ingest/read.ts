import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { eq } from 'drizzle-orm';
import { digestOf, shortName } from '#db/ingest/files.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts, rejects, sources } from '#db/schema.ts';
import { splitLines } from '#lib/sources/lines.ts';
import { readSource } from '#lib/sources/recognise.ts';
import { type Reject, SourceError, type SourceKind, type SourceRecord } from '#lib/sources/record.ts';
import { titleKey } from '#lib/text/title-key.ts';

/** What became of one file. */
export type FileReport = { file: string; papers: number; rejects: number; kind?: SourceKind; error?: string };

type Context = { db: Database; runId: number; report: (recordsRead: number) => void };

const CHUNK = 256 * 1024;

/**
 * Reads one file into `sources`, `appearances` and `facts`, all of it or nothing; a file whose content is stored
 * already is left alone. A file that is refused is put down in `rejects`.
 *
 * @returns the report, and the source's id unless it was refused.
 */
export async function readFile(
  context: Context,
  file: string,
): Promise<{ report: FileReport; sourceId?: number }> {
  const { db } = context;
  db.$client.exec('SAVEPOINT file');
  try {
    const sha256 = await digestOf(file);
    const known = db.select().from(sources).where(eq(sources.sha256, sha256)).get();
    const source = known ?? (await store(context, file, sha256));
    db.$client.exec('RELEASE file');
    const { kind, recordCount, rejectCount } = source;
    return { report: { file, kind, papers: recordCount, rejects: rejectCount }, sourceId: source.id };
  } catch (error) {
    db.$client.exec('ROLLBACK TO file');
    db.$client.exec('RELEASE file');
    const { line, reason } = refusal(error);
    const span = { firstLine: line, lastLine: line };
    db.insert(rejects)
      .values({ runId: context.runId, file: basename(file), scope: 'file', reason, ...span })
      .run();
    return { report: { file, papers: 0, rejects: 0, error: line > 0 ? `line ${line}: ${reason}` : reason } };
  }
}

async function store(context: Context, file: string, sha256: string): Promise<typeof sources.$inferSelect> {
  const { db, runId, report } = context;
  const name = basename(file);
  const row = {
    slug: freeSlug(db, shortName(file)),
    file: name,
    sha256,
    isListing: true,
    recordCount: 0,
    rejectCount: 0,
  };
  const { id } = db
    .insert(sources)
    .values({ ...row, kind: 'spaced' })
    .returning({ id: sources.id })
    .get();
  const refuse = (reject: Reject) =>
    db
      .insert(rejects)
      .values({ runId, sourceId: id, file: name, ...reject })
      .run();
  let found: { kind: SourceKind; capturedDay: string | null } | undefined;
  const counts = { listed: 0, facts: 0, rejects: 0 };
  for await (const event of readSource(splitLines(createReadStream(file, { highWaterMark: CHUNK })))) {
    if (event.type === 'record') {
      const isListed = event.record.fields.abstract !== undefined;
      insertRecord(db, isListed ? appearances : facts, id, event.record);
      counts[isListed ? 'listed' : 'facts'] += 1;
      report(counts.listed + counts.facts);
    } else if (event.type === 'reject') {
      refuse(event.reject);
      counts.rejects += 1;
    } else {
      const { month, day } = event.captured ?? {};
      found = { kind: event.kind, capturedDay: month && day ? `${pad(month)}-${pad(day)}` : null };
    }
  }
  if (!found) throw new SourceError(1, 'the reader did not tell what kind of source this is');
  return db
    .update(sources)
    .set({
      ...found,
      isListing: counts.listed > 0,
      recordCount: counts.listed + counts.facts,
      rejectCount: counts.rejects,
    })
    .where(eq(sources.id, id))
    .returning()
    .get();
}

function insertRecord(
  db: Database,
  table: typeof appearances | typeof facts,
  sourceId: number,
  record: SourceRecord,
): void {
  const { position, firstLine, lastLine, fields } = record;
  const arxivId = fields.arxivId?.replace(/v\d+$/, '') ?? null;
  db.insert(table)
    .values({ sourceId, position, firstLine, lastLine, fields, arxivId, titleKey: titleKey(fields.title) })
    .run();
}

function freeSlug(db: Database, wanted: string): string {
  for (let count = 1; ; count++) {
    const slug = count === 1 ? wanted : `${wanted}-${count}`;
    if (!db.select({ id: sources.id }).from(sources).where(eq(sources.slug, slug)).get()) return slug;
  }
}

/** Why a file was refused; errors that are not the file's (a full disk, a bug) are not swallowed. */
function refusal(error: unknown): { line: number; reason: string } {
  if (error instanceof SourceError) return { line: error.line, reason: error.message };
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM') return { line: 0, reason: 'no permission to read the file' };
  if (code === 'ENOENT') return { line: 0, reason: 'there is no such file' };
  if (code === 'EISDIR' || code === 'EIO') return { line: 0, reason: `the file cannot be read (${code})` };
  throw error;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
