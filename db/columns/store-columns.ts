import { COLUMNS_VERSION, packBlock, packKeys } from '#db/columns/block.ts';
import { staleBlocks } from '#db/columns/columns.ts';
import { makeBlock } from '#db/columns/make-block.ts';
import { madeOrders, ORDERS } from '#db/columns/orders.ts';
import type { Database } from '#db/open.ts';

/**
 * Stores the columns of the blocks in which something has changed, and the orders of all papers. Where nothing has
 * changed nothing is done.
 */
export function storeColumns(db: Database, progress: (done: number, total: number) => void = () => {}): void {
  const stale = staleBlocks(db);
  if (stale.length === 0) return;
  const { $client } = db;
  const revision =
    1 + ($client.prepare<[], number | null>('select max(revision) from paper_columns').pluck().get() ?? 0);
  const store = $client.prepare<[block: number, madeWith: string, revision: number, Buffer, Buffer]>(
    `insert into paper_columns (block, made_with, revision, data, keys) values (?, ?, ?, ?, ?)
     on conflict do update set made_with = excluded.made_with, revision = excluded.revision,
       data = excluded.data, keys = excluded.keys`,
  );
  for (const [done, number] of stale.entries()) {
    progress(done, stale.length);
    const { block, keys } = makeBlock(db, number);
    store.run(number, COLUMNS_VERSION, revision, packBlock(block), packKeys(keys));
  }
  $client.exec('delete from columns_stale');
  const orders = madeOrders(db);
  const put = $client.prepare<[string, Buffer]>(
    'insert into paper_orders (name, ids) values (?, ?) on conflict do update set ids = excluded.ids',
  );
  for (const name of ORDERS) {
    const ids = orders[name];
    put.run(name, Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength));
  }
}
