import { readFileSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { describe, expect, onTestFinished, test } from 'vitest';
import { indexPapers } from '#db/ingest/index-papers.ts';
import { type Database, openDatabase, openForReading } from '#db/open.ts';
import { search } from '#db/search.ts';
import { BLOCK_SIZE } from '#lib/search/postings.ts';
import { contentOf, type Desk, desk, rows } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const SMALL_FILE = { 'papers.jsonl': jsonLines(PAPERS) };

/** The blocks that are made anew. */
async function indexed(made: Desk): Promise<number> {
  const stale = rows(made, 'select block from search_stale').length;
  await indexPapers(made.db);
  return stale;
}

function found({ db }: { db: Database }, typed: string): readonly number[] {
  return [...search(db, typed).inOrder()];
}

/** Puts a paper with an id of one's own beside the others. */
function insertPaper(made: Desk, id: number, title: string, abstract: string): void {
  const own = {
    id,
    slug: `p-${id}`,
    title_key: `p ${id}`,
    title,
    title_text: title,
    abstract,
    abstract_text: abstract,
  };
  const columns = rows<{ name: string }>(made, `select name from pragma_table_info('papers')`).map(
    ({ name }) => name,
  );
  const values = columns.map((name) => (Object.hasOwn(own, name) ? `:${name}` : name));
  made.db.$client
    .prepare(`insert into papers(${columns.join(', ')}) select ${values.join(', ')} from papers where id = 4`)
    .run(own);
}

function removePaper({ db }: Desk, id: number): void {
  db.$client.exec(
    `update appearances set paper_id = null where paper_id = ${id}; delete from slugs where paper_id = ${id};
     delete from papers where id = ${id}`,
  );
}

describe('a paper that changes', () => {
  test('is found by what it says now, and the index is as if it had always been so', async () => {
    const made = await desk(SMALL_FILE);
    expect([await indexed(made), found(made, 'transfer'), found(made, 'gardening')]).toEqual([0, [4, 3], []]);
    made.db.$client.exec(`update papers set abstract_text = 'On gardening (in spring).' where id = 3`);
    expect([await indexed(made), found(made, 'transfer'), found(made, 'gardening')]).toEqual([1, [4], [3]]);
    const content = contentOf(made.db);
    made.db.$client.exec(`update papers set abstract_text = 'On gardening (in spring).'||'' where id = 3`);
    expect([await indexed(made), contentOf(made.db)]).toEqual([1, content]);
    expect(await indexed(made)).toBe(0);
  });

  test('a change of anything but its texts makes nothing anew', async () => {
    const made = await desk(SMALL_FILE);
    made.db.$client.exec('update papers set comment_count = 7, listing_count = 3');
    expect(await indexed(made)).toBe(0);
  });

  test('that goes is found no more, nor what nothing else had', async () => {
    const made = await desk(SMALL_FILE);
    expect(found(made, 'compilers')).toEqual([9]);
    removePaper(made, 9);
    expect(found(made, '-attention')).toEqual([3, 4, 5, 6, 7, 8, 10, 11]);
    expect(await indexed(made)).toBe(1);
    expect(found(made, 'compilers')).toEqual([]);
    expect(search(made.db, '-attention')).toMatchObject({
      found: Uint32Array.of(3, 4, 5, 6, 7, 8, 10, 11),
      complete: Uint32Array.of(3, 4, 5, 6, 7, 8, 10, 11),
    });
    expect(rows(made, `select term from search_postings where term = 'compil'`)).toEqual([]);
    expect(rows(made, 'select paper_id from paper_vectors where paper_id = 9')).toEqual([]);
  });

  test('all of them: nothing is left, and nothing is found', async () => {
    const made = await desk(SMALL_FILE);
    for (let id = 1; id <= PAPERS.length; id++) removePaper(made, id);
    expect([await indexed(made), found(made, 'attention'), found(made, '-attention')]).toEqual([1, [], []]);
    for (const table of ['search_postings', 'search_blocks', 'search_stale', 'search_basis', 'paper_vectors'])
      expect(rows(made, `select * from ${table}`)).toEqual([]);
  });
});

test('a second ingest changes nothing', async () => {
  const made = await desk(SMALL_FILE);
  const content = contentOf(made.db);
  expect(content.search_postings?.length).toBeGreaterThan(80);
  expect([content.search_blocks?.length, content.paper_vectors?.length]).toEqual([1, PAPERS.length]);
  await made.feed(SMALL_FILE);
  expect(contentOf(made.db)).toEqual(content);
});

test('an empty database finds nothing', async () => {
  const made = await desk();
  expect([found(made, 'attention'), found(made, '-attention'), found(made, '"a b"')]).toEqual([[], [], []]);
  expect(await indexed(made)).toBe(0);
});

test('a reader that is running finds what another connection has stored', async () => {
  const made = await desk(SMALL_FILE);
  const reader = await openForReading(made.db.$client.name);
  onTestFinished(() => {
    reader.$client.close();
  });
  const seen = () =>
    ['quokka', 'attention', '-attention'].map((typed) => found({ db: reader }, typed).length);
  expect(seen()).toEqual([0, 2, 9]);
  await made.feed({ 'more.jsonl': jsonLines([{ title: 'Quokka', abstract: 'On attention to a quokka.' }]) });
  expect(seen()).toEqual([1, 3, 9]);
  expect(found({ db: reader }, 'quokka')).toEqual([12]);
});

describe('papers of two blocks', () => {
  async function twoBlocks(): Promise<Desk> {
    const made = await desk(SMALL_FILE);
    insertPaper(made, BLOCK_SIZE - 1, 'Quokka', 'A quokka of the first block.');
    insertPaper(made, BLOCK_SIZE, 'Wombat', 'A wombat and a quokka of the second block.');
    insertPaper(made, 2 * BLOCK_SIZE, 'Numbat', 'A numbat of the third, with attention.');
    return made;
  }

  test('are found by their ids, and counted together', async () => {
    const made = await twoBlocks();
    expect(await indexed(made)).toBe(3);
    expect(found(made, 'quokka')).toEqual([BLOCK_SIZE - 1, BLOCK_SIZE]);
    expect(found(made, 'wombat')).toEqual([BLOCK_SIZE]);
    expect(new Set(found(made, 'attention'))).toEqual(new Set([1, 2, 2 * BLOCK_SIZE]));
    expect(found(made, 'numbta')).toEqual([2 * BLOCK_SIZE]);
    expect(found(made, '-attention').slice(-2)).toEqual([BLOCK_SIZE - 1, BLOCK_SIZE]);
    expect(
      rows(made, `select block, papers from search_postings where term = 'attent' order by block`),
    ).toEqual([
      { block: 0, papers: 2 },
      { block: 2, papers: 1 },
    ]);
  });

  test('a change makes only its own block anew', async () => {
    const made = await twoBlocks();
    await indexed(made);
    const others = () =>
      rows(made, 'select rowid, term, block, hex(data) from search_postings where block <> 1 order by rowid');
    const before = others();
    expect(before.length).toBeGreaterThan(80);
    made.db.$client.exec(`update papers set abstract_text = 'A bilby.' where id = ${BLOCK_SIZE}`);
    expect(await indexed(made)).toBe(1);
    expect(others()).toEqual(before);
    expect([found(made, 'bilby'), found(made, 'quokka')]).toEqual([[BLOCK_SIZE], [BLOCK_SIZE - 1]]);
    removePaper(made, BLOCK_SIZE);
    expect([await indexed(made), found(made, 'bilby')]).toEqual([1, []]);
    expect(rows(made, 'select block from search_blocks order by block')).toEqual([
      { block: 0 },
      { block: 2 },
    ]);
  });
});

test('an index of another version is made anew, and is the same', async () => {
  const made = await desk(SMALL_FILE);
  const content = contentOf(made.db);
  made.db.$client.exec(
    `update search_space set made_with = 'other'; update search_postings set term = 'x' || term; update search_blocks set lengths = zeroblob(4)`,
  );
  expect(found(made, 'attention')).toEqual([]);
  await made.feed(SMALL_FILE);
  expect(found(made, 'attention')).toEqual([1, 2]);
  expect(contentOf(made.db)).toEqual(content);
});

test('a database of before the index has it after the next ingest', async () => {
  const made = await desk(SMALL_FILE);
  const file = join(made.folder, 'before.sqlite');
  const folder = join(made.folder, 'migrations');
  await cp(join(process.cwd(), 'db', 'migrations'), folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  await writeFile(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 5) }));
  const old = new Sqlite(file);
  migrate(drizzle(old), { migrationsFolder: folder });
  copyRows(old, made.db.$client.name);
  expect(() => old.prepare('select * from main.search_postings')).toThrow('no such table');
  old.close();

  const db = await openDatabase(file);
  onTestFinished(() => {
    db.$client.close();
  });
  expect(db.$client.prepare('select block, changes from search_stale').all()).toEqual([
    { block: 0, changes: PAPERS.length },
  ]);
  await indexPapers(db);
  expect(found({ db }, 'transfer')).toEqual([4, 3]);
  const [upgraded, fresh] = [contentOf(db), contentOf(made.db)];
  for (const table of ['search_postings', 'search_blocks', 'search_stale', 'search_basis', 'paper_vectors'])
    expect(upgraded[table]).toEqual(fresh[table]);
});

/** Copies the rows of every table that an older database has from a newer one. */
function copyRows(old: Sqlite.Database, from: string): void {
  old.pragma('foreign_keys = OFF');
  old.prepare('attach ? as newer').run(from);
  const tables = old
    .prepare<[], string>(
      `select name from main.sqlite_master where type = 'table' and name not like '%fts%' and name not like '%drizzle%' and name not like 'sqlite_%'`,
    )
    .pluck()
    .all();
  for (const table of tables) {
    const columns = old.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
    old.exec(
      `insert into main.${table}(${columns.join(', ')}) select ${columns.join(', ')} from newer.${table}`,
    );
  }
}
