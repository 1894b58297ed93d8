import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { backUp } from '#db/backup.ts';
import { ingest } from '#db/ingest/ingest.ts';
import { openDatabase, openForReading } from '#db/open.ts';
import { deskWith } from '#tests/fixtures/database.ts';
import { exportOf } from '#tests/fixtures/killed.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const SIZE = 2 * 1024 * 1024;

/** Whether this process may make a disk of memory, as root on Linux may. */
function mayMount(): boolean {
  if (process.platform !== 'linux') return false;
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder]);
  if (status === 0) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return status === 0;
}

const MAY_MOUNT = mayMount();

let folder: string;
let disk: string;
let good: string;
let copy: string;
let more: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  disk = join(folder, 'disk');
  mkdirSync(disk);
  [good, copy, more] = [join(folder, 'good.sqlite'), join(folder, 'copy.sqlite'), join(folder, 'more.jsonl')];
  const desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
  await backUp(desk.db.$client.name, copy);
  desk.db.$client.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(desk.db.$client.name, good);
  desk.remove();
  writeFileSync(
    more,
    jsonLines(
      Array.from({ length: 60 }, (_, index) => ({
        title: `The ${index}th Study of Full Disks`,
        abstract: `A disk of ${index} blocks has no room for ${index + 1}. `.repeat(10),
      })),
    ),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What comes of an ingest: the number of new papers, or what is said. */
async function outcomeOf(file: string): Promise<number | string> {
  try {
    const db = await openDatabase(file);
    try {
      return (await ingest(db, [more], { threads: 0 })).created;
    } finally {
      db.$client.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Leaves so many bytes of the disk. */
function leave(room: number): void {
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - room)));
}

// Only root may mount; elsewhere SQLite's own limit of pages stands for a full disk (tests/db/ingest-runs.test.ts).
describe.runIf(MAY_MOUNT)('a disk of memory', () => {
  let database: string;
  beforeEach(() => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', disk]);
    database = join(disk, 'site.sqlite');
    copyFileSync(good, database);
    return () => {
      // Also where a test has failed with a file open.
      execFileSync('umount', ['--lazy', disk]);
    };
  });

  test('that is full: ingest and backup say so, the old state is read on, and with room they go on', async () => {
    const reader = await openForReading(database);
    const count = () => reader.$client.prepare('select count(*) from papers').pluck().get();
    expect(count()).toBe(11);
    leave(300 * 1024);
    const full = (file: string) =>
      `${file} cannot grow, the disk is full: make room and try again; nothing was changed.`;
    expect(await outcomeOf(database)).toBe(full(database));
    expect(count()).toBe(11);
    const to = join(disk, 'copy.sqlite');
    await expect(backUp(database, to)).rejects.toThrow(full(to));
    const fresh = join(disk, 'fresh.sqlite');
    expect(await outcomeOf(fresh)).toBe(full(fresh));
    rmSync(join(disk, 'ballast'));
    leave(0);
    const none = join(disk, 'none.sqlite');
    expect(await outcomeOf(none)).toBe(full(none));
    expect(count()).toBe(11);
    reader.$client.close();
    expect(readdirSync(disk).filter((name) => name.includes('copy'))).toEqual([]);
    for (const name of readdirSync(disk)) if (!name.startsWith('site.')) rmSync(join(disk, name));
    expect(await exportOf(database)).toBe(await exportOf(good));
    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    expect(await outcomeOf(database)).toBe(60);
    expect((await exportOf(database)).trimEnd().split('\n')).toHaveLength(71);
  });

  test('that is for reading only: a backup is read from it, and nothing can be written', async () => {
    const backup = join(disk, 'backup.sqlite');
    copyFileSync(copy, backup);
    const before = [readFileSync(database), readFileSync(backup)];
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    expect(await exportOf(backup)).toBe(await exportOf(good));
    for (const file of [database, backup])
      expect(await outcomeOf(file)).toBe(
        `${file} cannot be written: the file, its folder or the whole disk is for reading only.`,
      );
    expect([readFileSync(database), readFileSync(backup)]).toEqual(before);
  });

  test('that is for reading only, with a database that keeps a log beside it: the reason, and what to do', async () => {
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    expect(existsSync(`${database}-shm`)).toBe(false);
    await expect(openForReading(database)).rejects.toThrow(
      `${database} lies where nothing can be written, and keeps a log beside it: put a backup in its place, which needs none (“npm run backup”, where it can be written).`,
    );
  });
});
