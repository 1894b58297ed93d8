import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { IS_LONG_RUN } from '#tests/fixtures/long-runs.ts';
import type { Failure, Order, Tally } from '#tests/lib/sources/mutant-reader.ts';

/** `MUTANT=123 vitest run tests/lib/sources/mutants.test.ts` reads one again; `MUTANT=100-200` some. */
const [FIRST, LAST] = (process.env.MUTANT ?? (IS_LONG_RUN ? '1-200000' : '1-2000')).split('-').map(Number);
const COUNT = (LAST ?? FIRST ?? 0) - (FIRST ?? 0) + 1;

/** None has more than a megabyte; what takes this long for one, on a machine that does other things too, hangs. */
const LONGEST_MS = 20_000;
/** What the readers may hold in memory. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };
const MOST_FAILURES = 20;

test('every mutant of a source is read as it is, or refused with place and reason', {
  timeout: 3_600_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const from = FIRST ?? 0;
  const at = new Int32Array(new SharedArrayBuffer(4));
  const order: Order = { from, to: from + COUNT, at, folder };
  const failures: Failure[] = [];
  const tally = await new Promise<Tally | undefined>((resolve) => {
    const worker = new Worker(new URL('./mutant-reader.ts', import.meta.url), {
      workerData: order,
      resourceLimits,
    });
    const end = (what?: string) => {
      clearInterval(watch);
      if (what !== undefined) failures.push({ number: Atomics.load(at, 0), what, objections: [] });
      void worker.terminate();
      resolve(undefined);
    };
    let last = { number: -1, since: performance.now() };
    const watch = setInterval(() => {
      const number = Atomics.load(at, 0);
      if (number !== last.number) last = { number, since: performance.now() };
      else if (performance.now() - last.since > LONGEST_MS) end(`takes more than ${LONGEST_MS / 1000} s`);
    }, 500);
    worker.on('message', (said: Failure | Tally) => {
      if ('number' in said) failures.push(said);
      else {
        clearInterval(watch);
        resolve(said);
      }
      if (failures.length >= MOST_FAILURES) end();
    });
    worker.on('error', (error) => end(`the thread ended: ${error.message}`));
  });
  expect(
    failures.map(({ number, what, objections }) => `MUTANT=${number} (${what}): ${objections.join('; ')}`),
  ).toEqual([]);
  expect((tally?.read ?? 0) + (tally?.refused ?? 0)).toBe(COUNT);
});
