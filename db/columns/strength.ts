import type { Block } from '#db/columns/block.ts';
import { columnsOf } from '#db/columns/columns.ts';
import { facetIds } from '#db/columns/facet-ids.ts';
import { orderOf } from '#db/columns/orders.ts';
import type { Database } from '#db/open.ts';
import { BLOCK_BITS, BLOCK_SIZE } from '#lib/search/postings.ts';
import { sortedBy, sortedByNumber } from '#lib/stable-order.ts';

/** A number without a sign that turns an order round. */
const LAST = 0xffffffff;

/**
 * Papers in the order "main topic first": those whose core topic is one of the given ones come first, then by the
 * strength of the strongest of these, then those that more listings print, then as listings print them.
 *
 * @param topics slugs
 */
export function inStrength(
  db: Database,
  topics: readonly string[],
  has: (id: number) => boolean,
): Uint32Array {
  const { isCore, score } = strengthIn(db, topics);
  const byListings = mostListedFirst(db, orderOf(db, 'printed').filter(has));
  const byScore = sortedByNumber(byListings, (id) => -score(id));
  return sortedBy(byScore, (id) => (isCore(id) ? 0 : 1));
}

/** Whether one of some topics is a paper's core topic, and the score of the strongest of them: 0 where it is on none. */
export function strengthIn(
  db: Database,
  topics: readonly string[],
): { isCore: (id: number) => boolean; score: (id: number) => number } {
  const { blocks } = columnsOf(db);
  const wanted = [...facetIds(db, 'topic', topics).values()];
  return {
    isCore: (id) => {
      const { topics: lists, topicRanks } = blocks[id >> BLOCK_BITS] as Block;
      const place = id & (BLOCK_SIZE - 1);
      for (let at = lists.starts[place] as number; at < (lists.starts[place + 1] as number); at++)
        if (topicRanks[at] === 1 && wanted.includes(lists.values[at] as number)) return true;
      return false;
    },
    score: (id) => {
      const { topics: lists, topicScores } = blocks[id >> BLOCK_BITS] as Block;
      const place = id & (BLOCK_SIZE - 1);
      let best = 0;
      for (let at = lists.starts[place] as number; at < (lists.starts[place + 1] as number); at++)
        if (wanted.includes(lists.values[at] as number)) best = Math.max(best, topicScores[at] as number);
      return best;
    },
  };
}

/** In how many listings a paper is printed. */
export function listingsIn(db: Database): (id: number) => number {
  const { blocks } = columnsOf(db);
  return (id) => (blocks[id >> BLOCK_BITS] as Block).listings[id & (BLOCK_SIZE - 1)] as number;
}

/** Papers that more listings print first, those of one number as they were. */
export function mostListedFirst(db: Database, ids: Uint32Array): Uint32Array {
  const listings = listingsIn(db);
  return sortedBy(ids, (id) => LAST - listings(id));
}
