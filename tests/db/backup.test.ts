import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '#db/backup.ts';
import { type Database, openDatabase, openForReading } from '#db/open.ts';
import { damage } from '#tests/fixtures/damage.ts';
import { checkFullText, contentOf, type Desk, desk, deskOfDumps } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const SMALL_FILE = { 'papers.jsonl': jsonLines(PAPERS) };

async function opened(file: string): Promise<Database> {
  const db = await openForReading(file);
  onTestFinished(() => {
    db.$client.close();
  });
  return db;
}

/** One transaction of one organisation and one venue: a state between two of them has as many of the one as of the other. */
function writePair({ db }: Desk, name: string): void {
  db.$client.exec(
    `begin; insert into organisations(slug, name) values ('${name}', '${name}');
     insert into venues(slug, name) values ('${name}', '${name}'); commit`,
  );
}

function pairs({ $client }: Database): [organisations: number, venues: number] {
  const count = (table: string) =>
    Number($client.prepare(`select count(*) from ${table} where slug like 'written-%'`).pluck().get());
  return [count('organisations'), count('venues')];
}

test('the copy has the content of the original, in one file, and can be written to', async () => {
  const made = await desk(SMALL_FILE);
  const to = join(made.folder, 'copy.sqlite');
  expect(await backUp(made.db.$client.name, to)).toEqual({ papers: PAPERS.length, bytes: statSync(to).size });
  expect(readdirSync(made.folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.sqlite']);
  expect(contentOf(await opened(to))).toEqual(contentOf(made.db));

  const restored = await openDatabase(to);
  onTestFinished(() => {
    restored.$client.close();
  });
  checkFullText(restored);
  expect(restored.$client.pragma('journal_mode', { simple: true })).toBe('wal');
});

test('what is written while it is copied is not in it, and does not make it begin again', async () => {
  const made = await deskOfDumps();
  onTestFinished(made.remove);
  const to = join(made.folder, 'copy.sqlite');
  const before = contentOf(made.db);
  const done: number[] = [];
  await backUp(made.db.$client.name, to, {
    progress: (step, pages) => {
      if (step !== 'copying pages') return;
      writePair(made, `written-${done.length}`);
      done.push(pages);
    },
  });
  expect(done.length).toBeGreaterThan(1);
  expect(done).toEqual([...new Set(done)].sort((a, b) => a - b));
  expect(pairs(made.db)).toEqual([done.length, done.length]);
  expect(contentOf(await opened(to))).toEqual(before);
});

const WRITER = `
import Sqlite from 'better-sqlite3';
const db = new Sqlite(process.argv[1], { timeout: 5000 });
const add = ['organisations', 'venues'].map((table) => db.prepare('insert into ' + table + '(slug, name) values (?, ?)'));
for (let n = 1; ; n++) {
  db.exec('begin immediate');
  for (const statement of add) statement.run('written-' + n, 'written-' + n);
  db.exec('commit');
  process.stdout.write('.');
  await new Promise(setImmediate);
}`;

test('beside a process that writes all the time it is a state between two of its transactions', async () => {
  const made = await desk(SMALL_FILE);
  const writer = spawn(process.execPath, ['--input-type=module', '-e', WRITER, made.db.$client.name]);
  onTestFinished(() => {
    writer.kill('SIGKILL');
  });
  await new Promise((written) => writer.stdout.once('data', written));
  for (const name of ['first', 'second', 'third']) {
    const [earlier = 0] = pairs(made.db);
    const to = join(made.folder, name);
    await backUp(made.db.$client.name, to);
    const copy = await opened(to);
    const [organisations, venues] = pairs(copy);
    expect(organisations).toBe(venues);
    expect(organisations).toBeGreaterThanOrEqual(earlier);
    expect(organisations).toBeLessThanOrEqual(pairs(made.db)[0]);
    expect(copy.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  }
  expect(writer.exitCode).toBeNull();
});

test('one that is stopped leaves nothing behind, and what stood there before stays', async () => {
  const made = await desk(SMALL_FILE);
  const to = join(made.folder, 'copy.sqlite');
  await backUp(made.db.$client.name, to);
  writePair(made, 'written-1');
  const files = readdirSync(made.folder);
  const stop = new AbortController();
  const stopped = backUp(made.db.$client.name, to, { progress: () => stop.abort(), signal: stop.signal });
  await expect(stopped).rejects.toThrow('This operation was aborted');
  expect(readdirSync(made.folder)).toEqual(files);
  expect(pairs(await opened(to))).toEqual([0, 0]);
});

test('a damaged database is not passed on', async () => {
  const made = await deskOfDumps();
  onTestFinished(made.remove);
  const file = made.db.$client.name;
  damage(made, 'appearances_title_key');
  await expect(backUp(file, join(made.folder, 'copy.sqlite'))).rejects.toThrow(
    /^\S+test\.sqlite is damaged \(.+\), so no backup was made; “npm run doctor” tells more\.$/s,
  );
  expect(readdirSync(made.folder).filter((name) => name.startsWith('copy'))).toEqual([]);
});
