import { createHash } from 'node:crypto';
import {
  copyFileSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { expect, test } from '@playwright/test';
import Sqlite from 'better-sqlite3';
import { get, type OwnSite, removeSite, startSite } from '#tests/e2e/own-site.ts';

let site: OwnSite;
let paper: string;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  site = await startSite();
  const { text } = await get(site.port, '/papers');
  paper = text.match(/href="(\/papers\/[a-z0-9-]+)"/)?.[1] ?? '';
});
test.afterAll(() => removeSite(site));

/** Puts what `make` makes in the database's place, in one step. */
function put(make: (file: string) => void): void {
  const next = `${site.file}.next`;
  make(next);
  for (const rest of ['', '-wal', '-shm']) rmSync(`${site.file}${rest}`, { force: true, recursive: true });
  renameSync(next, site.file);
}

function altered(file: string, change: string): void {
  copyFileSync(site.first, file);
  const client = new Sqlite(file);
  client.exec(change);
  client.close();
}

const FAULTS: [name: string, make: (file: string) => void][] = [
  [
    'cut in half',
    (file) => {
      copyFileSync(site.first, file);
      truncateSync(file, Math.floor(statSync(file).size / 2));
    },
  ],
  ['a text', (file) => writeFileSync(file, 'These are notes. '.repeat(1000))],
  ['empty', (file) => writeFileSync(file, '')],
  ['a folder', (file) => mkdirSync(file)],
  ['of another program', (file) => altered(file, 'drop table __drizzle_migrations')],
  [
    'of a newer version',
    (file) =>
      altered(file, `insert into __drizzle_migrations(hash, created_at) values ('x', 99999999999999)`),
  ],
];

const digest = () =>
  statSync(site.file).isFile()
    ? createHash('sha256').update(readFileSync(site.file)).digest('hex')
    : undefined;

/** What both processes answer while the database cannot be read. */
async function expectUnreadable(): Promise<void> {
  for (const path of ['/', '/papers?topic=merging', paper, '/about']) {
    const got = await get(site.port, path);
    expect([path, got.status, got.headers['retry-after'], got.headers['cache-control']]).toEqual([
      path,
      503,
      '10',
      'no-store',
    ]);
    expect(got.text).toContain('<h1>The papers cannot be read just now</h1>');
    expect(got.text).not.toContain(site.folder);
  }
  const problem = await get(site.port, '/api/v1/papers');
  expect([problem.status, problem.headers['content-type']]).toEqual([503, 'application/problem+json']);
  expect(JSON.parse(problem.text)).toMatchObject({ status: 503, title: 'The papers cannot be read' });
  const file = await get(site.port, '/papers.json');
  expect([file.status, file.text]).toEqual([
    503,
    'The papers of this site cannot be read just now. Ask again later.',
  ]);
  for (const path of ['/icon.svg', '/robots.txt', '/healthz'])
    expect([path, (await get(site.port, path)).status]).toEqual([path, 200]);
}

async function expectWhole(): Promise<void> {
  for (const path of ['/', '/papers?topic=merging', paper, '/api/v1/papers', '/', paper])
    expect([path, (await get(site.port, path)).status]).toEqual([path, 200]);
}

for (const [name, make] of FAULTS) {
  test(`a database that is ${name}: a page says so, nothing is overwritten, and a good one is taken up at once`, async () => {
    put(make);
    const before = digest();
    await expectUnreadable();
    expect(digest()).toBe(before);
    put((file) => copyFileSync(site.first, file));
    await expectWhole();
  });
}

test('a database that is gone, and comes back', async () => {
  renameSync(site.file, `${site.file}.away`);
  await expectUnreadable();
  renameSync(`${site.file}.away`, site.file);
  await expectWhole();
});
