import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { type Card, cardsOf } from '#db/queries/cards.ts';
import { papers } from '#db/schema.ts';
import { ftsExpression } from '#db/search.ts';
import { SORT_SQL } from '#db/sort-sql.ts';
import { whereOf } from '#db/where.ts';
import { type PaperQuery, sortOf } from '#lib/paper-query.ts';

/** Papers on a page of results. */
export const PAGE_SIZE = 20;

export type PaperList = { total: number; first: number; cards: Card[] };

/** How many papers a state has. */
export async function countPapers(db: Database, query: PaperQuery): Promise<number> {
  return db.get<{ n: number }>(sql`select count(*) as n from papers where ${whereOf(query)}`)?.n ?? 0;
}

/**
 * One page of a state's papers, in its order, with their number; a page past the last one is empty.
 *
 * @param known the number of the state's papers where it is known already, and another size of the page.
 */
export async function listPapers(
  db: Database,
  query: PaperQuery,
  known: { total?: number; size?: number } = {},
): Promise<PaperList> {
  const { size = PAGE_SIZE } = known;
  const offset = (query.page - 1) * size;
  const total = known.total ?? (await countPapers(db, query));
  const ids = offset < total ? selectIds(db, query, size, offset) : [];
  return { total, first: offset + 1, cards: await cardsOf(db, ids) };
}

/** The ids of a stretch of a state, in its order. */
export function selectIds(db: Database, query: PaperQuery, limit: number, offset: number): number[] {
  const sort = sortOf(query);
  const order = SORT_SQL[sort](query);
  const expression = sort === 'relevance' ? ftsExpression(query.q) : undefined;
  // bm25() is known only where the full-text table itself is matched.
  const from = expression
    ? sql`papers_fts join papers on papers.id = papers_fts.rowid where papers_fts match ${expression} and ${whereOf({ ...query, q: '' })}`
    : sql`papers where ${whereOf(query)}`;
  const rows = db.all<{ id: number }>(
    sql`select ${papers.id} as id from ${from} order by ${order} limit ${limit} offset ${offset}`,
  );
  return rows.map(({ id }) => id);
}
