import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { ContenderKey, Place } from '#scripts/bench/compare/contenders/contender.ts';
import { openContender } from '#scripts/bench/compare/contenders/open.ts';
import { type Measured, measured } from '#scripts/bench/compare/measure.ts';
import { memoryOf } from '#scripts/bench/compare/process-memory.ts';
import { type Questions, STATE_KEYS, type StateKey } from '#scripts/bench/compare/states.ts';

/** What a process that measures one contender is given; `questions` is a file of them, `seconds` the time for a state. */
export type Job = { key: ContenderKey; place: Place; size: number; questions: string; seconds: number };

/** What it tells. */
export type Told =
  | { told: 'read'; papers: number }
  | { told: 'ready'; startSeconds: number; madeSeconds?: number }
  | { told: 'state'; state: StateKey; measured: Measured }
  | { told: 'end'; memory: number; disk: number };

/** Papers between two messages of how many are read. */
const TOLD_EVERY = 1000;

const job: Job = JSON.parse(process.argv[2] ?? '');
const tell = (message: Told) => process.send?.(message);
const stop = () => process.exit(143);
process.once('SIGTERM', stop);
// Whoever started it is gone.
process.once('disconnect', stop);

const progress = (papers: number) => {
  if (papers % TOLD_EVERY === 0) tell({ told: 'read', papers });
};

const questions: Questions = JSON.parse(readFileSync(job.questions, 'utf8'));
const contender = await openContender(job.key, { ...job.place, progress });
const first = questions.all[0];
if (first) await contender.answer(first);
const { made } = contender;
// The clock of performance.now() begins with the process.
const seconds = performance.now() / 1000 - (made?.now ? made.seconds : 0);
tell({ told: 'ready', startSeconds: seconds, ...(made && { madeSeconds: made.seconds }) });
for (const state of STATE_KEYS) {
  if (questions[state].length > 0)
    tell({ told: 'state', state, measured: await measured(contender, questions[state], job.seconds) });
}
const memory = memoryOf([process.pid, ...(contender.processes?.() ?? [])]) || process.memoryUsage().rss;
const disk = contender.files.reduce((sum, file) => sum + sizeOf(file), 0);
tell({ told: 'end', memory: mebibytes(memory), disk: mebibytes(disk) });
await contender.close();
process.off('disconnect', stop);
process.disconnect?.();

function sizeOf(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.size;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function mebibytes(bytes: number): number {
  return Math.round(bytes / 2 ** 20);
}
