import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseError, databaseError } from '#db/database-error.ts';
import { databasePath, openDatabase, openForReading, requireNode } from '#db/open.ts';
import { checkFullText, emptyDesk } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('opening makes the folder and the tables; opening again finds them', async () => {
  const file = join(folder, 'a', 'b', 'test.sqlite');
  const tables = `select name from sqlite_master where type = 'table' and name not like 'papers_fts%' order by name`;
  const first = await openDatabase(file);
  const names = first.$client.prepare<[], string>(tables).pluck().all();
  expect(names).toEqual([
    '__drizzle_migrations',
    'appearances',
    'authors',
    'categories',
    'columns_stale',
    'facts',
    'ingest_runs',
    'links',
    'map_labels',
    'map_points',
    'organisations',
    'overrides',
    'paper_authors',
    'paper_categories',
    'paper_columns',
    'paper_orders',
    'paper_topics',
    'paper_vectors',
    'papers',
    'rejects',
    'related_papers',
    'search_basis',
    'search_blocks',
    'search_postings',
    'search_space',
    'search_stale',
    'slugs',
    'sources',
    'sync_days',
    'sync_windows',
    'taxonomy',
    'topics',
    'venues',
  ]);
  first.$client.exec(`insert into organisations(slug, name) values ('acme', 'ACME')`);
  const second = await openDatabase(file);
  expect(second.$client.prepare(tables).pluck().all()).toEqual(names);
  expect(second.$client.prepare('select slug from organisations').pluck().all()).toEqual(['acme']);
  expect(second.$client.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(second.$client.pragma('journal_mode', { simple: true })).toBe('wal');
  first.$client.close();
  second.$client.close();
});

test('a missing database says what makes it', async () => {
  const file = join(folder, 'none.sqlite');
  await expect(openForReading(file)).rejects.toThrow(
    new DatabaseError('missing', `There is no database at ${file}; “npm run ingest” makes it.`),
  );
});

test('reading is all that a reader can do', async () => {
  const file = join(folder, 'test.sqlite');
  (await openDatabase(file)).$client.close();
  const db = await openForReading(file);
  expect(() => db.$client.exec(`insert into organisations(slug, name) values ('a', 'A')`)).toThrow(
    'attempt to write a readonly database',
  );
  db.$client.close();
});

test('a file that is no database is named', async () => {
  const file = join(folder, 'notes.txt');
  writeFileSync(file, 'These are notes and no database, and longer than the header of one. '.repeat(20));
  await expect(openDatabase(file)).rejects.toThrow(
    new DatabaseError('no database', `${file} is no SQLite database.`),
  );
  await expect(openForReading(file)).rejects.toThrow(
    new DatabaseError('no database', `${file} is no SQLite database.`),
  );
});

test('a database of something else, or of a newer Broadsheet, is named', async () => {
  const [other, newer] = [join(folder, 'other.sqlite'), join(folder, 'newer.sqlite')];
  const client = new Sqlite(other);
  client.exec('create table papers(title text)');
  client.close();
  const made = await openDatabase(newer);
  made.$client.exec(`insert into __drizzle_migrations(hash, created_at) values ('x', 9999999999999)`);
  made.$client.close();
  for (const open of [openDatabase, openForReading]) {
    await expect(open(other)).rejects.toThrow(`${other} is a database of something else than Broadsheet.`);
    await expect(open(newer)).rejects.toThrow(
      `${newer} was made by a newer Broadsheet than this one: bring this one up to date.`,
    );
  }
});

test('a database of an older Broadsheet is named to readers; to open it for writing brings it up to date', async () => {
  const file = join(folder, 'older.sqlite');
  const made = await openDatabase(file);
  // What the newest migration has brought.
  made.$client.exec('drop index papers_doi');
  made.$client.exec(
    'delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)',
  );
  made.$client.close();
  await expect(openForReading(file)).rejects.toThrow(
    new DatabaseError(
      'older',
      `${file} was made by an older Broadsheet; “npm run ingest” brings it up to date.`,
    ),
  );
  (await openForReading(file, { anyAge: true })).$client.close();
  (await openDatabase(file)).$client.close();
  const now = await openForReading(file);
  const index = now.$client.prepare("select count(*) from sqlite_schema where name = 'papers_doi'").pluck();
  expect(index.get()).toBe(1);
  now.$client.close();
});

test('a folder in the place of the database is named', async () => {
  await expect(openDatabase(folder)).rejects.toThrow(`${folder} cannot be opened: it is a folder`);
});

test.each([
  [
    'SQLITE_READONLY_DIRECTORY',
    'cannot be written: the file, its folder or the whole disk is for reading only.',
  ],
  ['SQLITE_FULL', 'cannot grow, the disk is full: make room and try again; nothing was changed.'],
  [
    'EACCES',
    'cannot be opened: it is a folder, or there is no permission to read and write it and its folder.',
  ],
  [
    'SQLITE_CORRUPT_VTAB',
    'is damaged: put a backup in its place, or move it away and ingest again; “npm run doctor” tells more.',
  ],
])('%s is a sentence with the path', (code, reason) => {
  const error = Object.assign(new Error('…'), { code });
  expect(databaseError(error, '/a/b.sqlite')).toMatchObject({ message: `/a/b.sqlite ${reason}` });
  expect(databaseError(new Error('wrapped', { cause: error }), '/a')).toMatchObject({
    message: `/a ${reason}`,
  });
});

test('an error of anything else is left as it is', () => {
  const error = new Error('a bug');
  expect(databaseError(error, '/a/b.sqlite')).toBe(error);
});

test.each(['20.20.2', '18.0.0', '22.17.9', '0.10.1'])('Node %s is too old, and told so', (version) => {
  expect(() => requireNode(version)).toThrow(
    new Error(
      `Broadsheet needs Node 22.18 or later and this is Node ${version}: use “npm run …”, which brings its own where npm has one, or install a newer Node.`,
    ),
  );
});

test.each(['22.18.0', '22.20.1', '24.0.0', '24.21.0', '100.0.0'])('Node %s will do', (version) => {
  expect(requireNode(version)).toBeUndefined();
});

test('the database is where the environment says, else in db/', () => {
  const before = process.env.DATABASE_PATH;
  try {
    process.env.DATABASE_PATH = '/elsewhere/papers.sqlite';
    expect(databasePath()).toBe('/elsewhere/papers.sqlite');
    process.env.DATABASE_PATH = '';
    expect(databasePath()).toBe(join(process.cwd(), 'db', 'broadsheet.sqlite'));
  } finally {
    if (before === undefined) delete process.env.DATABASE_PATH;
    else process.env.DATABASE_PATH = before;
  }
});

test('the full-text index keeps in step with papers that come, change and go', async () => {
  const desk = await emptyDesk();
  const find = (word: string): unknown[] =>
    desk.db.$client
      .prepare('select rowid from papers_fts where papers_fts match ? order by rowid')
      .pluck()
      .all(word);
  try {
    await desk.feed({ 'papers.jsonl': jsonLines(PAPERS) });
    checkFullText(desk.db);
    expect(find('transfer')).toEqual([3, 4]);
    desk.db.$client.exec(`update papers set abstract_text = 'Gardening.' where id = 3`);
    checkFullText(desk.db);
    expect([find('transfer'), find('gardening')]).toEqual([[4], [3]]);
    desk.db.$client.exec('update papers set comment_count = 7 where id = 3');
    checkFullText(desk.db);
    desk.db.$client.exec(
      'update appearances set paper_id = null where paper_id = 3; delete from slugs where paper_id = 3; delete from papers where id = 3',
    );
    checkFullText(desk.db);
    expect(find('gardening')).toEqual([]);
    expect(find('attention')).toEqual([1, 2]);
  } finally {
    desk.remove();
  }
});
