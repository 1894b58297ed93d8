import { execFile, spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import {
  exportOf,
  killAfter,
  killings,
  leftovers,
  moments,
  runWhole,
  soundPapers,
} from '#tests/fixtures/killed.ts';
import { inLongRuns } from '#tests/fixtures/long-runs.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const run = promisify(execFile);

const OLD = jsonLines(PAPERS.slice(0, 4));
const NEW = jsonLines([
  ...PAPERS,
  ...Array.from({ length: 120 }, (_, index) => ({
    title: `The ${index}th Study of Merging`,
    abstract: `We merge ${index} models, and compare them with ${index + 1} others.`,
  })),
]);

type Place = { folder: string; db: string; old: string; fresh: string };

function emptyPlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  const [old, fresh] = [join(folder, 'old.jsonl'), join(folder, 'new.jsonl')];
  writeFileSync(old, OLD);
  writeFileSync(fresh, NEW);
  return { folder, db: join(folder, 'test.sqlite'), old, fresh };
}

function place(): Place {
  const made = emptyPlace();
  onTestFinished(() => rmSync(made.folder, { recursive: true, force: true }));
  return made;
}

const ingest = ({ db }: Place, file: string) =>
  run(process.execPath, ['scripts/ingest.ts', '--db', db, file]);

/** Begins an ingest that is ended by a signal as soon as it says that it is at a step. @returns whether it was ended. */
async function stopAt({ db }: Place, file: string, step: string, signal: NodeJS.Signals): Promise<boolean> {
  const child = spawn(
    process.execPath,
    ['--import', './tests/fixtures/ending-itself.ts', 'scripts/ingest.ts', '--db', db, file],
    { stdio: 'ignore', env: { ...process.env, ENDS_AT: step, ENDS_BY: signal } },
  );
  return new Promise((resolve) => child.on('exit', (_, by) => resolve(by === signal)));
}

const ENDS: [step: string, signal: NodeJS.Signals][] = [
  ['indexing papers', 'SIGKILL'],
  ['working out papers', 'SIGINT'],
  ...inLongRuns<[string, NodeJS.Signals]>(
    ['reading', 'SIGKILL'],
    ['working out papers', 'SIGKILL'],
    ['related', 'SIGKILL'],
    ['storing columns', 'SIGKILL'],
  ),
];

describe('an ingest that is stopped', () => {
  let wanted: { old: string; fresh: string };
  /** The file of the old state, and how long the ingest of the new one takes. */
  let old: string;
  let took: number;
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  const atOld = (): Place => {
    const here = place();
    copyFileSync(old, here.db);
    return here;
  };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(async () => {
    const undisturbed = emptyPlace();
    await ingest(undisturbed, undisturbed.old);
    old = join(folder, 'old.sqlite');
    copyFileSync(undisturbed.db, old);
    const before = await exportOf(undisturbed.db);
    const began = performance.now();
    await ingest(undisturbed, undisturbed.fresh);
    took = performance.now() - began;
    wanted = { old: before, fresh: await exportOf(undisturbed.db) };
    rmSync(undisturbed.folder, { recursive: true, force: true });
  });

  test.each(ENDS)(
    'while “%s”, by %s: what was there stays, and the next one comes to the end of an undisturbed one',
    async (step, signal) => {
      const here = atOld();
      expect(await stopAt(here, here.fresh, step, signal)).toBe(true);
      expect(await soundPapers(here.db)).toBe(wanted.old);
      await ingest(here, here.fresh);
      expect(await soundPapers(here.db)).toBe(wanted.fresh);
    },
  );

  test('the first one of all: nothing is there, and the next one begins anew', async () => {
    const here = place();
    expect(await stopAt(here, here.old, 'working out papers', 'SIGKILL')).toBe(true);
    await ingest(here, here.old);
    expect(await soundPapers(here.db)).toBe(wanted.old);
  });

  test('at any moment: the old state or the new one, nothing left behind, and the next one comes to its end', async () => {
    for (const moment of moments(killings(200, 1), took)) {
      const here = atOld();
      const again = { args: ['scripts/ingest.ts', '--db', here.db, here.fresh] };
      await killAfter(again, moment);
      expect([wanted.old, wanted.fresh]).toContain(await soundPapers(here.db));
      expect(leftovers(here.db)).toEqual([]);
      expect((await runWhole(again)).status).toBe(0);
      expect(await soundPapers(here.db)).toBe(wanted.fresh);
    }
  }, 3_600_000);
});
