import { asc, count, eq } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { appearances, facts, papers, rejects, sources } from '#db/schema.ts';
import type { SourceFields } from '#lib/sources/record.ts';

export type Source = typeof sources.$inferSelect;
export type ReadRecord = {
  position: number;
  firstLine: number;
  lastLine: number;
  fields: SourceFields;
  slug: string | null;
  title: string | null;
};
export type SourcePage = {
  source: Source;
  total: number;
  records: ReadRecord[];
  rejects: (typeof rejects.$inferSelect)[];
};

/** Records on a page of a source. */
export const RECORDS_PER_PAGE = 100;

export async function allSources(db: Database): Promise<Source[]> {
  return db.select().from(sources).orderBy(asc(sources.slug)).all();
}

/** What was read from one source, in its order, from which lines; undefined when there is no such source. */
export async function sourcePage(db: Database, slug: string, page: number): Promise<SourcePage | undefined> {
  const source = db.select().from(sources).where(eq(sources.slug, slug)).get();
  if (!source) return undefined;
  const table = source.isListing ? appearances : facts;
  const records = db
    .select({
      position: table.position,
      firstLine: table.firstLine,
      lastLine: table.lastLine,
      fields: table.fields,
      slug: papers.slug,
      title: papers.titleText,
    })
    .from(table)
    .leftJoin(papers, eq(papers.id, table.paperId))
    .where(eq(table.sourceId, source.id))
    .orderBy(asc(table.position))
    .limit(RECORDS_PER_PAGE)
    .offset((page - 1) * RECORDS_PER_PAGE)
    .all();
  const total = db.select({ n: count() }).from(table).where(eq(table.sourceId, source.id)).get()?.n ?? 0;
  return {
    source,
    total,
    records,
    rejects: db.select().from(rejects).where(eq(rejects.sourceId, source.id)).all(),
  };
}
