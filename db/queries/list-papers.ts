import { type Order, orderOf } from '#db/columns/orders.ts';
import { inStrength } from '#db/columns/strength.ts';
import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { scopesOf } from '#db/paper-sets.ts';
import { type Card, cardsOf } from '#db/queries/cards.ts';
import { search } from '#db/search.ts';
import { papersHref } from '#lib/hrefs.ts';
import { type PaperQuery, sortOf } from '#lib/paper-query.ts';

/** Papers on a page of results. */
export const PAGE_SIZE = 20;

export type PaperList = { total: number; first: number; cards: Card[] };

/** How many papers a state has. */
export async function countPapers(db: Database, query: PaperQuery): Promise<number> {
  return scopesOf(db, query).results.length;
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
  const { results, has } = scopesOf(db, query);
  if (sortOf(query) === 'relevance') {
    // What a search has found beyond its best is put in order only when somebody reads that far.
    const first = passedOver(search(db, query.q).best, has, limit, offset);
    if (first.length === Math.min(limit, results.length - offset)) return first;
  }
  const order = orderedFor(db, query);
  // An order has all papers or those of the state: in the one case others are passed over, in the other none are.
  if (order.length === results.length) return [...order.subarray(offset, offset + limit)];
  return passedOver(order, has, limit, offset);
}

/** A stretch of those that are wanted, in the order of all. */
function passedOver(
  order: Uint32Array,
  isWanted: (id: number) => boolean,
  limit: number,
  offset: number,
): number[] {
  const ids: number[] = [];
  let passed = 0;
  for (let at = 0; at < order.length && ids.length < limit; at++) {
    const id = order[at] as number;
    if (!isWanted(id)) continue;
    if (passed >= offset) ids.push(id);
    passed += 1;
  }
  return ids;
}

/** The place (0-based) of a paper in a state; undefined where the state does not have it. */
export function placeOf(db: Database, query: PaperQuery, paperId: number): number | undefined {
  const { has } = scopesOf(db, query);
  if (!has(paperId)) return undefined;
  let place = 0;
  for (const id of orderedFor(db, query)) {
    if (id === paperId) return place;
    if (has(id)) place += 1;
  }
  return undefined;
}

/** Papers in the order of a state, of which it has all or some. */
function orderedFor(db: Database, query: PaperQuery): Uint32Array {
  const sort = sortOf(query);
  if (sort === 'relevance') return search(db, query.q).inOrder();
  if (sort !== 'strength') return orderOf(db, sort satisfies Order);
  return keptAnswer(
    db,
    `by strength ${papersHref({ ...query, page: 1 })}`,
    () => inStrength(db, query.chosen.topic, scopesOf(db, query).has),
    ({ byteLength }) => byteLength,
  );
}
