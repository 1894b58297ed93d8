import type { EventEmitter } from 'node:events';
import { drainAnswer } from '#scripts/serve/drain.ts';

/** A process that serves, as node:cluster has it. */
export type ServerProcess = Pick<EventEmitter, 'on' | 'once'> & {
  send(message: string): boolean;
  kill(signal?: string): void;
  isConnected(): boolean;
};

type Options = {
  processes: number;
  fork: () => ServerProcess;
  /** How long requests under way have when the site is stopped, in milliseconds. */
  drainTime: number;
  /** Called once, when the first process answers. */
  ready: () => void;
  /** Called once, at the end: 0 when the site was stopped, 1 when no process can be started. */
  ended: (status: 0 | 1) => void;
  say: (sentence: string) => void;
};

/** A process that dies within this time of its start has died at once. */
const AT_ONCE = 10_000;

/** Pauses before the next start, after the first, second, … process in a row that has died at once. */
const PAUSES = [0, 500, 1000, 2000, 4000, 8000, 16_000, 30_000] as const;

/** So many starts in a row fail, while no process serves, before the site gives up. */
const FAILED_STARTS = 3;

/** What a process has to end by itself, beyond the time that its requests have. */
const GRACE = 2000;

/**
 * Keeps a number of server processes running: one that dies is replaced, the later the more have died at once before
 * it. The site ends when it is stopped, or when none serves and several starts in a row have failed.
 *
 * @returns what stops the site
 */
export function supervise({ processes, fork, drainTime, ready, ended, say }: Options): { stop: () => void } {
  const running = new Set<ServerProcess>();
  const serving = new Set<ServerProcess>();
  const pauses = new Set<NodeJS.Timeout>();
  let diedAtOnce = 0;
  let failedStarts = 0;
  let isReady = false;
  let isStopping = false;
  let isOver = false;

  const end = (status: 0 | 1) => {
    if (isOver) return;
    isOver = true;
    for (const pause of pauses) clearTimeout(pause);
    ended(status);
  };

  const start = () => {
    const began = Date.now();
    const one = fork();
    running.add(one);
    one.on('message', (message) => {
      const answer = drainAnswer(message);
      if (answer !== undefined && one.isConnected()) one.send(answer);
    });
    one.once('listening', () => {
      serving.add(one);
      if (isReady) return;
      isReady = true;
      ready();
      // The others begin when the first one answers: together each would keep the others waiting.
      for (let others = 1; others < processes; others += 1) start();
    });
    one.once('exit', (code: number | null, signal: string | null) => {
      const served = serving.delete(one);
      running.delete(one);
      if (isOver) return;
      if (isStopping) {
        if (running.size === 0) end(0);
        return;
      }
      diedAtOnce = served && Date.now() - began > AT_ONCE ? 0 : diedAtOnce + 1;
      failedStarts = served ? 0 : failedStarts + 1;
      const how = signal ? `by ${signal}` : `with status ${code}`;
      if (serving.size === 0 && failedStarts >= FAILED_STARTS) {
        say(`the server could not be started ${failedStarts} times and ended ${how}; the reason is above.`);
        isStopping = true;
        for (const other of running) other.kill('SIGKILL');
        end(1);
        return;
      }
      const pause = PAUSES[Math.min(diedAtOnce, PAUSES.length - 1)] ?? 0;
      say(
        `a server process ended ${how}; another one takes its place${pause ? ` in ${pause / 1000} s` : ''}.`,
      );
      const timer = setTimeout(() => {
        pauses.delete(timer);
        start();
      }, pause);
      pauses.add(timer);
    });
  };

  const stop = () => {
    if (isStopping || isOver) return;
    isStopping = true;
    for (const pause of pauses) clearTimeout(pause);
    if (running.size === 0) return end(0);
    for (const one of running) {
      // One that does not serve yet has nothing to finish, and may not listen to messages yet.
      if (serving.has(one) && one.isConnected()) one.send('stop');
      else one.kill('SIGTERM');
    }
    setTimeout(() => {
      for (const one of running) one.kill('SIGKILL');
    }, drainTime + GRACE).unref();
  };

  start();
  return { stop };
}
