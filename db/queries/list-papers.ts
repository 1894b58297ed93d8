import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { type Card, cardsOf } from '#db/queries/cards.ts';
import { papers } from '#db/schema.ts';
import { search } from '#db/search.ts';
import { SORT_SQL } from '#db/sort-sql.ts';
import { whereOf } from '#db/where.ts';
import { type PaperQuery, sortOf } from '#lib/paper-query.ts';

/** Papers on a page of results. */
export const PAGE_SIZE = 20;

export type PaperList = { total: number; first: number; cards: Card[] };

/** How many papers a state has. */
export async function countPapers(db: Database, query: PaperQuery): Promise<number> {
  return db.get<{ n: number }>(sql`select count(*) as n from papers where ${whereOf(db, query)}`)?.n ?? 0;
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
  const isRanked = sort === 'relevance';
  // The keys of the array are the places in the ranking.
  const from = isRanked
    ? sql`json_each(${search(db, query.q).json}) ranked join papers on papers.id = ranked.value where ${whereOf(db, { ...query, q: '' })}`
    : sql`papers where ${whereOf(db, query)}`;
  const order = isRanked ? sql`ranked.key` : SORT_SQL[sort](query);
  const rows = db.all<{ id: number }>(
    sql`select ${papers.id} as id from ${from} order by ${order} limit ${limit} offset ${offset}`,
  );
  return rows.map(({ id }) => id);
}
