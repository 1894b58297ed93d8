import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backUp } from '#db/backup.ts';
import { examine } from '#db/doctor/examine.ts';
import { ingest } from '#db/ingest/ingest.ts';
import { openDatabase, openForReading } from '#db/open.ts';
import { damage } from '#tests/fixtures/damage.ts';
import { deskWith } from '#tests/fixtures/database.ts';
import { exportOf } from '#tests/fixtures/killed.ts';
import { inLongRuns } from '#tests/fixtures/long-runs.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

let folder: string;
let good: string;
let papers: string;
/** One whose first page, with the list of tables, is sound, and where a page of papers is not. */
let torn: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  [good, torn] = [join(folder, 'good.sqlite'), join(folder, 'torn.sqlite')];
  papers = join(folder, 'papers.jsonl');
  writeFileSync(papers, jsonLines(PAPERS));
  const desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
  desk.db.$client.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(desk.db.$client.name, good);
  damage(desk, 'papers');
  copyFileSync(desk.db.$client.name, torn);
  desk.remove();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function overwrite(file: string, from: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, bytes, 0, bytes.length, from);
  closeSync(handle);
}

function copied(change: (file: string) => void): (file: string) => void {
  return (file) => {
    copyFileSync(good, file);
    change(file);
  };
}

function altered(file: string, change: string): void {
  const client = new Sqlite(file);
  client.exec(change);
  client.close();
}

const DAMAGED =
  'is damaged: put a backup in its place, or move it away and ingest again; “npm run doctor” tells more.';
const FOREIGN = 'is a database of something else than Broadsheet.';
const NEWER = 'was made by a newer Broadsheet than this one: bring this one up to date.';

/** What may lie in the database's place, and what is said of it to whoever opens it, for reading or for writing. */
const FAULTS: [name: string, make: (file: string) => void, says: string][] = [
  ['cut in half', copied((file) => truncateSync(file, Math.floor(statSync(file).size / 2))), DAMAGED],
  ['cut within its header', copied((file) => truncateSync(file, 50)), DAMAGED],
  [
    'with another header',
    copied((file) => overwrite(file, 0, Buffer.alloc(100, 0x41))),
    'is no SQLite database.',
  ],
  ['without its list of tables', copied((file) => overwrite(file, 100, Buffer.alloc(4000, 0xff))), DAMAGED],
  ['a text', (file) => writeFileSync(file, 'These are notes. '.repeat(1000)), 'is no SQLite database.'],
  ['of another program', (file) => altered(file, 'create table notes(text)'), FOREIGN],
  [
    'of a newer version',
    copied((file) =>
      altered(file, `insert into __drizzle_migrations(hash, created_at) values ('x', 99999999999999)`),
    ),
    NEWER,
  ],
];

const digest = (file: string) =>
  existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : undefined;

function command(script: string, ...args: string[]): Promise<{ status: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [join('scripts', script), ...args], (error, out, err) => {
      resolve({ status: Number(error?.code ?? 0), out, err });
    });
  });
}

/** Every command on a database, each with what it takes besides. */
const COMMANDS = (db: string): [script: string, ...args: string[]][] => [
  ['ingest.ts', '--db', db, papers],
  ['ingest.ts', '--if-needed', '--db', db],
  ['export.ts', '--db', db],
  ['search.ts', '--db', db, 'merging'],
  ['backup.ts', '--db', db, `${db}.copy`],
  ['sync.ts', '--db', db, '--base', 'http://localhost:9/', '--since', '2025-10-01', '--until', '2025-10-01'],
  ['doctor.ts', '--db', db],
];

/** What each command says of a database; nothing of the file is changed by it, and nothing copied. */
async function refusals(db: string): Promise<{ status: number; said: string[] }[]> {
  const before = digest(db);
  const all = await Promise.all(
    COMMANDS(db).map(async ([script, ...args]) => {
      const { status, out, err } = await command(script, ...args);
      const said = `${out}${err}`.split('\n').filter((line) => line !== '' && !line.endsWith(' …'));
      return { status, said };
    }),
  );
  expect(digest(db)).toBe(before);
  expect(existsSync(`${db}.copy`)).toBe(false);
  return all;
}

describe.each(FAULTS)('a file in the database’s place, %s', (name, make, says) => {
  test('is named in a sentence, and left as it is', async () => {
    const file = join(folder, `${name}.sqlite`);
    make(file);
    const before = digest(file);
    const sentence = `${file} ${says}`;
    await expect(openDatabase(file)).rejects.toThrow(sentence);
    await expect(openForReading(file)).rejects.toThrow(sentence);
    await expect(backUp(file, `${file}.copy`)).rejects.toThrow(sentence);
    expect((await examine(file)).findings).toMatchObject([
      { check: 'file', severity: 'wrong', what: sentence },
    ]);
    expect(digest(file)).toBe(before);
    expect(existsSync(`${file}.copy`)).toBe(false);
  });
});

/** Reads the papers into a database. */
async function feed(file: string): Promise<void> {
  const db = await openDatabase(file);
  try {
    await ingest(db, [papers], { threads: 0 });
  } finally {
    db.$client.close();
  }
}

test('a damaged page is found by whatever comes to it, and nothing is written', async () => {
  const file = join(folder, 'torn in use.sqlite');
  copyFileSync(torn, file);
  const before = digest(file);
  const sentence = `${file} ${DAMAGED}`;
  await expect(feed(file)).rejects.toThrow(sentence);
  await expect(backUp(file, `${file}.copy`)).rejects.toThrow(`${file} is damaged`);
  expect((await examine(file)).findings[0]).toMatchObject({ check: 'integrity', severity: 'wrong' });
  expect(await command('export.ts', '--db', file)).toEqual({ status: 1, out: '', err: `${sentence}\n` });
  expect([digest(file), existsSync(`${file}.copy`)]).toEqual([before, false]);
});

test('a backup with the log of the file before it is not read, until the log is gone', async () => {
  const file = join(folder, 'put.sqlite');
  await backUp(good, file);
  writeFileSync(`${file}-wal`, 'the log of another file');
  const says = `${file} has the log of another file beside it`;
  await expect(openForReading(file)).rejects.toThrow(says);
  await expect(openDatabase(file)).rejects.toThrow(says);
  expect((await examine(file)).findings).toMatchObject([{ check: 'file', severity: 'wrong' }]);
  rmSync(`${file}-wal`);
  expect(await exportOf(file)).toBe(await exportOf(good));
});

test('an empty file is one to be filled: whoever reads says so, an ingest fills it', async () => {
  const file = join(folder, 'empty.sqlite');
  writeFileSync(file, '');
  await expect(openForReading(file)).rejects.toThrow(`${file} is empty; “npm run ingest” fills it.`);
  await expect(backUp(file, `${file}.copy`)).rejects.toThrow(`${file} is empty: there is nothing to copy.`);
  expect((await examine(file)).findings).toMatchObject([{ what: 'it is empty, without any tables' }]);
  await feed(file);
  expect(await exportOf(file)).toBe(await exportOf(good));
});

describe.each(inLongRuns(...FAULTS))('every command on a file that is %s', (name, make, says) => {
  test('exit 1 and the sentence', async () => {
    const file = join(folder, `long ${name}.sqlite`);
    make(file);
    for (const { status, said } of await refusals(file)) {
      expect(status).toBe(1);
      expect(said[0]).toContain(`${file} ${says}`);
    }
  });
});

/** A process that keeps a database locked: this one would lose the lock with every other handle that it closes. */
async function held(file: string): Promise<ChildProcess> {
  const code = `import Sqlite from 'better-sqlite3';
    const client = new Sqlite(process.argv[1]);
    client.pragma('locking_mode = exclusive');
    client.exec('begin exclusive');
    console.log('held');
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', code, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(holder.stdout, 'data');
  return holder;
}

describe.runIf(inLongRuns(true).length > 0)('a database that another program keeps locked', () => {
  test('every command waits for some seconds and says so', async () => {
    const file = join(folder, 'locked.sqlite');
    copyFileSync(good, file);
    const holder = await held(file);
    for (const { status, said } of await refusals(file)) {
      expect(status).toBe(1);
      expect(said[0]).toContain(`${file} is being written by another program; try again when it is done.`);
    }
    holder.kill();
    await once(holder, 'exit');
    expect(await exportOf(file)).toBe(await exportOf(good));
  });
});
