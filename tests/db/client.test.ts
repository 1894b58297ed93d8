import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { database } from '#db/client.ts';
import { holdings } from '#db/queries/holdings.ts';
import { type Desk, deskOfDumps } from '#tests/fixtures/database.ts';

let desk: Desk;
const folder = mkdtempSync(join(tmpdir(), 'client-'));
beforeAll(async () => {
  desk = await deskOfDumps();
  vi.stubEnv('DATABASE_PATH', join(folder, 'site.sqlite'));
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
  rmSync(folder, { recursive: true });
});

test('the server finds a database that is made while it runs', async () => {
  const file = join(folder, 'site.sqlite');
  await expect(database()).rejects.toThrow(`There is no database at ${file}; “npm run ingest” makes it.`);
  desk.db.$client.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(desk.db.$client.name, file);
  const db = await database();
  expect((await holdings(db)).papers).toBe(483);
  expect(await database()).toBe(db);
});

test('another file in the database’s place is read from the next question on, the one before to its end', async () => {
  const file = join(folder, 'site.sqlite');
  const before = await database();
  copyFileSync(file, `${file}.next`);
  const { default: Sqlite } = await import('better-sqlite3');
  const next = new Sqlite(`${file}.next`);
  next.prepare(`update papers set title_text = 'Another File' where id = 1`).run();
  next.close();
  renameSync(`${file}.next`, file);
  const after = await database();
  const title = (db: typeof after) =>
    db.$client.prepare<[], string>('select title_text from papers where id = 1').pluck().get();
  expect(after).not.toBe(before);
  expect(title(after)).toBe('Another File');
  expect(title(before)).not.toBe('Another File');
});
