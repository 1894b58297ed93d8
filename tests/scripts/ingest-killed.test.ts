import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
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

async function exported({ db }: Place): Promise<string> {
  return (await run(process.execPath, ['scripts/export.ts', '--db', db], { maxBuffer: 2 ** 26 })).stdout;
}

/** Begins an ingest and ends it with a signal as soon as it says that it is at a step. @returns whether it was ended. */
async function stopAt({ db }: Place, file: string, step: string, signal: NodeJS.Signals): Promise<boolean> {
  const child = spawn(process.execPath, ['scripts/ingest.ts', '--db', db, file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said += text.toString();
    if (said.includes(step)) child.kill(signal);
  });
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

describe('an ingest that is stopped', { timeout: 120_000 }, () => {
  let wanted: { old: string; fresh: string };
  beforeAll(async () => {
    const undisturbed = emptyPlace();
    await ingest(undisturbed, undisturbed.old);
    const old = await exported(undisturbed);
    await ingest(undisturbed, undisturbed.fresh);
    wanted = { old, fresh: await exported(undisturbed) };
    rmSync(undisturbed.folder, { recursive: true, force: true });
  }, 120_000);

  test.each(ENDS)(
    'while “%s”, by %s: what was there stays, and the next one comes to the end of an undisturbed one',
    async (step, signal) => {
      const here = place();
      await ingest(here, here.old);
      expect(await stopAt(here, here.fresh, step, signal)).toBe(true);
      expect(await exported(here)).toBe(wanted.old);
      await ingest(here, here.fresh);
      expect(await exported(here)).toBe(wanted.fresh);
    },
  );

  test('the first one of all: nothing is there, and the next one begins anew', async () => {
    const here = place();
    expect(await stopAt(here, here.old, 'working out papers', 'SIGKILL')).toBe(true);
    await ingest(here, here.old);
    expect(await exported(here)).toBe(wanted.old);
  });
});
