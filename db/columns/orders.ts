import { type BlockKeys, unpackKeys } from '#db/columns/block.ts';
import { staleBlocks } from '#db/columns/columns.ts';
import { makeBlock } from '#db/columns/make-block.ts';
import { dataVersion } from '#db/data-version.ts';
import type { Database } from '#db/open.ts';
import { BLOCK_BITS, BLOCK_SIZE } from '#lib/search/postings.ts';
import { sortedBy, sortedByNumber } from '#lib/stable-order.ts';

/**
 * The orders of all papers that do not depend on what is asked. `printed` is the one in which listings print them, and
 * the tie-break of most others.
 */
export const ORDERS = ['printed', 'newest', 'trending', 'discussed', 'title'] as const;
export type Order = (typeof ORDERS)[number];
export type Orders = Readonly<Record<Order, Uint32Array>>;

/** Numbers without a sign that turn an order round. */
const LAST = 0xffffffff;

type Held = { version: string; orders: Map<Order, Uint32Array> };
const held = new WeakMap<Database, Held>();

/** The ids of all papers in an order. */
export function orderOf(db: Database, name: Order): Uint32Array {
  const version = dataVersion(db);
  let known = held.get(db);
  if (known?.version !== version) {
    known = { version, orders: new Map() };
    held.set(db, known);
  }
  const ids = known.orders.get(name) ?? storedOrder(db, name) ?? madeOrders(db)[name];
  known.orders.set(name, ids);
  return ids;
}

/** Undefined where something has changed since it was stored. */
function storedOrder(db: Database, name: Order): Uint32Array | undefined {
  if (staleBlocks(db).length > 0) return undefined;
  const bytes = db.$client
    .prepare<[string], Buffer>('select ids from paper_orders where name = ?')
    .pluck()
    .get(name);
  return bytes && new Uint32Array(new Uint8Array(bytes).buffer);
}

/** Sorts all papers in every order. @see lib/sorts.ts for what they mean to a reader */
export function madeOrders(db: Database): Orders {
  const keys = allKeys(db);
  const keysOf = (id: number) => keys[id >> BLOCK_BITS] as BlockKeys;
  const of =
    (name: 'date' | 'comments' | 'firstSource' | 'firstPosition' | 'trending') =>
    (id: number): number =>
      keysOf(id)[name][id & (BLOCK_SIZE - 1)] as number;
  const title = idsBy(db, 'title_key, id');
  const byId = title.toSorted();
  const printed = sortedBy(sortedBy(byId, of('firstPosition')), of('firstSource'));
  const [date, comments, trending] = [of('date'), of('comments'), of('trending')];
  // Latest and most first; 0, which stands for none known, comes last by that.
  const newest = sortedBy(printed, (id) => LAST - date(id));
  const discussed = sortedBy(newest, (id) => LAST - comments(id));
  return { printed, newest, discussed, title, trending: sortedByNumber(newest, (id) => -trending(id)) };
}

/** By title SQLite has an index, which holds nothing but that and the ids. */
function idsBy({ $client }: Database, order: string): Uint32Array {
  return Uint32Array.from(
    $client.prepare<[], number>(`select id from papers order by ${order}`).pluck().all(),
  );
}

function allKeys(db: Database): (BlockKeys | undefined)[] {
  const stale = new Set(staleBlocks(db));
  const keys: (BlockKeys | undefined)[] = [];
  const stored = db.$client
    .prepare<[], [number, Buffer]>('select block, keys from paper_columns order by block')
    .raw();
  for (const [block, bytes] of stored.iterate()) if (!stale.has(block)) keys[block] = unpackKeys(bytes);
  for (const block of stale) keys[block] = makeBlock(db, block).keys;
  return keys;
}
