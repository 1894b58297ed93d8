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
  const { blocks } = columnsOf(db);
  const wanted = new Set(facetIds(db, 'topic', topics).values());
  const printed = orderOf(db, 'printed').filter(has);
  const blockOf = (id: number) => blocks[id >> BLOCK_BITS] as Block;
  const best = (id: number) => bestOf(blockOf(id), id & (BLOCK_SIZE - 1), wanted);
  const byListings = sortedBy(
    printed,
    (id) => LAST - (blockOf(id).listings[id & (BLOCK_SIZE - 1)] as number),
  );
  const byScore = sortedByNumber(byListings, (id) => -best(id).score);
  return sortedBy(byScore, (id) => (best(id).isCore ? 0 : 1));
}

/** The score of the strongest of the wanted topics, and whether one of them is the core topic. */
function bestOf(
  { topics: { starts, values }, topicRanks, topicScores }: Block,
  place: number,
  wanted: ReadonlySet<number>,
): { isCore: boolean; score: number } {
  let isCore = false;
  let score = 0;
  for (let at = starts[place] as number; at < (starts[place + 1] as number); at++) {
    if (!wanted.has(values[at] as number)) continue;
    if (topicRanks[at] === 1) isCore = true;
    score = Math.max(score, topicScores[at] as number);
  }
  return { isCore, score };
}
