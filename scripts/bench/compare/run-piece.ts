import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { figure } from '#lib/wording.ts';
import type { Job, Told } from '#scripts/bench/compare/piece.ts';
import { residentOf } from '#scripts/bench/compare/process-memory.ts';
import type { Piece } from '#scripts/bench/compare/results.ts';

/** What a contender may take: minutes until its first answer, and for all states after that; GiB of memory. */
export type Limits = { minutes: number; gibibytes: number };

const LOOK_MS = 500;
const KILL_AFTER_MS = 10_000;

/** Measures a contender in a process of its own, ended where it goes beyond the limits. */
export async function runPiece(job: Job, { minutes, gibibytes }: Limits): Promise<Piece> {
  const child = fork(new URL('./piece.ts', import.meta.url), [JSON.stringify(job)], {
    execArgv: [`--max-old-space-size=${gibibytes * 1024}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const piece: Piece = { load: loadavg()[0] ?? 0, states: {} };
  let errors = '';
  child.stderr?.on('data', (text: Buffer) => {
    errors = `${errors}${text}`.slice(-4000);
  });
  let since = performance.now();
  let read = 0;
  child.on('message', (message: Told) => {
    const { told, ...rest } = message;
    if (message.told === 'read') read = message.papers;
    else if (message.told === 'state') piece.states[message.state] = message.measured;
    else Object.assign(piece, rest);
    if (told === 'ready') since = performance.now();
  });
  const end = (reason: string) => {
    piece.failed ??= reason;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS).unref();
  };
  const doing = () => (piece.startSeconds === undefined ? 'not built' : 'not all measured');
  const look = setInterval(() => {
    const spent = (performance.now() - since) / 60_000;
    if (spent > minutes) end(`${doing()} within ${minutes} min`);
    else if (piece.startSeconds === undefined && isHopeless(read / job.size, spent / minutes))
      end(
        `would not be built within ${minutes} min: ${figure(read)} papers were read after ${spent.toFixed(1)}`,
      );
    else if (child.pid && residentOf(child.pid) > gibibytes * 2 ** 30)
      end(`${doing()} within ${gibibytes} GiB${read > 0 ? `, ${figure(read)} papers being read` : ''}`);
  }, LOOK_MS);
  const [status] = await once(child, 'exit');
  clearInterval(look);
  if (status !== 0) piece.failed ??= reasonIn(errors, doing(), gibibytes);
  return piece;
}

/** Whether a third of the time is gone, and all of it would not do at the pace until now; the pace only gets slower. */
export function isHopeless(shareRead: number, shareOfTime: number): boolean {
  return shareRead > 0 && shareOfTime > 1 / 3 && shareRead < shareOfTime;
}

function reasonIn(errors: string, doing: string, gibibytes: number): string {
  if (/heap out of memory|heap limit/i.test(errors)) return `${doing} within ${gibibytes} GiB`;
  const line = errors.split('\n').find((one) => /error/i.test(one));
  return `${doing}: ${line?.trim() ?? 'the process ended'}`;
}
