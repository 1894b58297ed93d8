import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { columnsOf, staleBlocks } from '#db/columns/columns.ts';
import { madeOrders, ORDERS, orderOf } from '#db/columns/orders.ts';
import { storeColumns } from '#db/columns/store-columns.ts';
import { tally } from '#db/facet-tallies.ts';
import { type Database, openForReading } from '#db/open.ts';
import { paperSet } from '#db/paper-sets.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { type Desk, deskOfDumps, rows } from '#tests/fixtures/database.ts';

const PRINTED = 'first_source_id, first_position, id';
const NEWEST = `published_on is null, published_on desc, ${PRINTED}`;
const IN_SQL = {
  printed: PRINTED,
  newest: NEWEST,
  trending: `trending is null, trending desc, ${NEWEST}`,
  discussed: `comment_count is null, comment_count desc, ${NEWEST}`,
  title: 'title_key, id',
};

async function dumps(): Promise<Desk> {
  const made = await deskOfDumps();
  onTestFinished(() => made.remove());
  return made;
}

async function readerOf(made: Desk): Promise<Database> {
  const reader = await openForReading(join(made.folder, 'test.sqlite'));
  onTestFinished(() => void reader.$client.close());
  return reader;
}

function papersOf(db: Database, year: number): number | undefined {
  return tally(db, 'year', paperSet(db, EVERYTHING)).counts[year];
}

/** Puts a paper beside the others that is in all but its address as the one of id 4. */
function copyPaper(made: Desk, id: number): void {
  const columns = rows<{ name: string }>(made, `select name from pragma_table_info('papers')`).map(
    ({ name }) => name,
  );
  const values = columns.map((name) =>
    name === 'id' ? id : name === 'slug' ? `'copy-${id}'` : name === 'arxiv_id' ? 'null' : name,
  );
  made.db.$client.exec(`insert into papers (${columns}) select ${values} from papers where id = 4`);
}

test('an ingest stores the columns and the orders, which are those that SQLite finds', async () => {
  const made = await dumps();
  expect(staleBlocks(made.db)).toEqual([]);
  expect(rows(made, 'select block, revision from paper_columns')).toEqual([{ block: 0, revision: 1 }]);
  made.db.$client.exec(
    `update papers set trending = (id * 7919 % 31) - 15.5, comment_count = nullif(id * 104729 % 5, 4)
     where id % 3 > 0`,
  );
  for (const stored of [false, true]) {
    if (stored) storeColumns(made.db);
    for (const name of ORDERS) {
      const expected = rows<{ id: number }>(made, `select id from papers order by ${IN_SQL[name]}`);
      expect([...orderOf(made.db, name)]).toEqual(expected.map(({ id }) => id));
      expect(madeOrders(made.db)[name]).toEqual(orderOf(made.db, name));
    }
  }
  expect(rows(made, 'select block, revision from paper_columns')).toEqual([{ block: 0, revision: 2 }]);
});

test('a reader sees what another connection has written, stored or not, and reads only the block of it', async () => {
  const made = await dumps();
  copyPaper(made, 9000);
  storeColumns(made.db);
  const reader = await readerOf(made);
  const before = columnsOf(reader);
  expect([before.size, before.blocks.length]).toEqual([9001, 2]);
  const year = rows<{ year: number }>(made, 'select year from papers where id = 9000')[0]?.year ?? 0;
  const papers = papersOf(reader, year) ?? 0;
  expect(papers).toBeGreaterThan(1);

  made.db.$client.exec('update papers set year = 1066 where id = 9000');
  expect([papersOf(reader, year), papersOf(reader, 1066)]).toEqual([papers - 1, 1]);
  const unstored = columnsOf(reader);
  expect(unstored.blocks[0]).toBe(before.blocks[0]);
  storeColumns(made.db);
  expect([papersOf(reader, year), papersOf(reader, 1066)]).toEqual([papers - 1, 1]);
  expect(columnsOf(reader).blocks[0]).toBe(before.blocks[0]);

  made.db.$client.exec('delete from papers where id = 9000');
  expect(papersOf(reader, 1066)).toBe(0);
  expect(paperSet(reader, EVERYTHING).at(-1)).toBe(
    rows<{ id: number }>(made, 'select max(id) as id from papers')[0]?.id,
  );
});

test.each([
  ['papers', `update papers set venue_id = null where id = 7`],
  ['papers', `update papers set comment_count = 77 where id = 7`],
  ['paper_topics', `update paper_topics set score = 0.5 where paper_id = 7 and rank = 1`],
  ['paper_topics', `delete from paper_topics where paper_id = 7 and rank > 1`],
  ['appearances', `update appearances set paper_id = 8 where paper_id = 7`],
  ['appearances', `delete from appearances where paper_id = 7`],
  ['map_points', `update map_points set x = 0.25 where paper_id = 7`],
])('a change of %s makes the block stale: %s', async (_table, change) => {
  const made = await dumps();
  made.db.$client.exec(change);
  expect(staleBlocks(made.db)).toEqual([0]);
  storeColumns(made.db);
  expect(staleBlocks(made.db)).toEqual([]);
});

test('what another version of the code made is made anew', async () => {
  const made = await dumps();
  const [whole] = columnsOf(made.db).blocks;
  made.db.$client.exec(`update paper_columns set made_with = '0', data = x'00', keys = x'00'`);
  expect(columnsOf(made.db).blocks).toEqual([whole]);
  storeColumns(made.db);
  expect(columnsOf(made.db).blocks).toEqual([whole]);
  expect(rows(made, 'select made_with as code, revision from paper_columns')).toEqual([
    { code: '1', revision: 2 },
  ]);
});
