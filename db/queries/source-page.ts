import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { rejects, sources } from '#db/schema.ts';
import { existingPage, type QueryProblem } from '#lib/params.ts';
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
  page: number;
  problems: QueryProblem[];
  source: Source;
  total: number;
  records: ReadRecord[];
  rejects: (typeof rejects.$inferSelect)[];
};

/** Records on a page of a source. */
export const RECORDS_PER_PAGE = 100;

/** All sources, by name. */
export async function allSources(db: Database): Promise<Source[]> {
  return db.select().from(sources).orderBy(asc(sources.slug)).all();
}

/**
 * What was read from one source, in its order, from which lines: places in a listing and bare facts alike. A page
 * that does not exist is the first. Undefined when there is no such source.
 */
export async function sourcePage(db: Database, slug: string, asked: number): Promise<SourcePage | undefined> {
  const source = db.select().from(sources).where(eq(sources.slug, slug)).get();
  if (!source) return undefined;
  const { page, problems } = existingPage(asked, source.recordCount, RECORDS_PER_PAGE);
  const rows = db.all<Omit<ReadRecord, 'fields'> & { fields: string }>(sql`
    select r.position, r.first_line as firstLine, r.last_line as lastLine, r.fields, p.slug, p.title_text as title
    from (
      select position, first_line, last_line, fields, paper_id from appearances where source_id = ${source.id}
      union all select position, first_line, last_line, fields, paper_id from facts where source_id = ${source.id}
    ) r left join papers p on p.id = r.paper_id
    order by r.position limit ${RECORDS_PER_PAGE} offset ${(page - 1) * RECORDS_PER_PAGE}`);
  const records = rows.map(({ fields, ...row }): ReadRecord => ({ ...row, fields: JSON.parse(fields) }));
  const unused = db.select().from(rejects).where(eq(rejects.sourceId, source.id)).all();
  return { source, total: source.recordCount, page, problems, records, rejects: unused };
}
