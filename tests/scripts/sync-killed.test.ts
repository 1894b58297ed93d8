import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  exportOf,
  killAfter,
  killings,
  leftovers,
  moments,
  runWhole,
  soundPapers,
} from '#tests/fixtures/killed.ts';
import { entry } from '#tests/fixtures/paper-server.ts';
import { madeSync } from '#tests/scripts/sync/made-sync.ts';

const DAYS = ['2025-10-01', '2025-10-02', '2025-10-03'];

test('a sync that is killed at any moment: whole days and nothing else, and the next one goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const made = await madeSync();
  const { server } = made;
  for (const [index, day] of DAYS.entries())
    server.days.set(day, [
      entry(`2510.0000${2 * index}`, `Morning Model of Day ${index}`),
      entry(`2510.0000${2 * index + 1}`, `Evening Model of Day ${index}`),
    ]);
  const syncInto = (db: string, until: string) => ({
    args: ['scripts/sync.ts', '--db', db, '--since', DAYS[0] ?? '', '--until', until],
    env: {
      SYNC_DAILY_URL: server.dailyBase,
      SYNC_PAUSE: '0',
      TMPDIR: temporary,
      OVERRIDES_PATH: join(folder, 'topics.overrides.jsonl'),
    },
  });
  const states: string[] = [];
  for (const until of DAYS) {
    await made.daily({ since: DAYS[0] ?? '', until });
    states.push(await exportOf(made.made.db.$client.name));
  }
  const [whole = ''] = states.slice(-1);
  expect(whole.trimEnd().split('\n')).toHaveLength(6);
  const until = DAYS.at(-1) ?? '';
  const first = join(folder, 'first.sqlite');
  const { status, took } = await runWhole(syncInto(first, until));
  expect([status, await soundPapers(first)]).toEqual([0, whole]);
  for (const [index, moment] of moments(killings(200, 1), took).entries()) {
    const db = join(folder, `${index}.sqlite`);
    await killAfter(syncInto(db, until), moment);
    const there = readdirSync(folder).includes(`${index}.sqlite`);
    if (there && (await holdsTables(db))) expect(['', ...states]).toContain(await soundPapers(db));
    expect((await runWhole(syncInto(db, until))).status).toBe(0);
    expect(await soundPapers(db)).toBe(whole);
    expect([leftovers(db), readdirSync(temporary)]).toEqual([[], []]);
    for (const rest of ['', '-wal', '-shm', '-sync']) rmSync(`${db}${rest}`, { force: true });
  }
}, 3_600_000);

/** One that was killed before its first transaction has an empty file, which is no database yet. */
async function holdsTables(db: string): Promise<boolean> {
  return exportOf(db).then(
    () => true,
    (error: Error) => {
      expect(error.message).toBe(`${db} is empty; “npm run ingest” fills it.`);
      return false;
    },
  );
}
