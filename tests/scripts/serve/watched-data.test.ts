import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { backUp } from '#db/backup.ts';
import { lastChange } from '#db/queries/last-change.ts';
import { WatchedData } from '#scripts/serve/watched-data.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

let desk: Desk;
const folder = mkdtempSync(join(tmpdir(), 'watched-'));
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
});
afterAll(() => {
  vi.unstubAllEnvs();
  desk.remove();
  rmSync(folder, { recursive: true });
});

test('every ingest is another state, and nothing else is', async () => {
  vi.stubEnv('DATABASE_PATH', desk.db.$client.name);
  const data = new WatchedData();
  const before = await data.state();
  expect(before?.changedAt).toEqual(await lastChange(desk.db));
  expect(await data.state()).toBe(before);
  await desk.feed({ 'later.jsonl': jsonLines([{ title: 'A Later One', abstract: 'It came later.' }]) });
  const after = await data.state();
  expect(after?.version).not.toBe(before?.version);
  expect(after?.changedAt).toEqual(await lastChange(desk.db));
  data.close();
});

test('another file in the database’s place is another state, also where its number was another one’s', async () => {
  const file = join(folder, 'site.sqlite');
  vi.stubEnv('DATABASE_PATH', file);
  const data = new WatchedData();
  expect(await data.state()).toBeUndefined();
  await backUp(desk.db.$client.name, file);
  const versions = [(await data.state())?.version];
  for (const _ of ['replaced', 'replaced again']) {
    copyFileSync(file, `${file}.new`);
    renameSync(`${file}.new`, file);
    versions.push((await data.state())?.version);
  }
  rmSync(file);
  expect(await data.state()).toBeUndefined();
  await backUp(desk.db.$client.name, file);
  versions.push((await data.state())?.version);
  expect(versions).not.toContain(undefined);
  expect(new Set(versions).size).toBe(4);
  data.close();
});
