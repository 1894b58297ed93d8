import type { EventEmitter } from 'node:events';

/** A process that serves, as node:cluster has it. */
type Pinged = Pick<EventEmitter, 'on' | 'once'> & {
  send(message: string): boolean;
  kill(signal: string): void;
  isConnected(): boolean;
};

type Options = {
  /** A process that has not answered for so long is ended, in milliseconds. */
  hangTime: number;
  hung: () => void;
  /** Called with what a process sends with its answer. */
  heard?: (told: unknown) => void;
};

/** What a process is asked, and the name that its answer has. */
export const PING = 'ping';
type Pong = { pong: unknown };

/** Time between two questions, in milliseconds. */
const INTERVAL = 1000;

/**
 * Asks a process again and again, from when it serves, whether it is at work, and ends it when it does not answer: one
 * whose event loop hangs takes connections for ever and answers none. Questions are counted and not seconds, so that
 * a machine that has slept ends nothing.
 */
export function watchLiveness(one: Pinged, { hangTime, hung, heard }: Options): void {
  let unanswered = 0;
  let isOver = false;
  one.on('message', (message: unknown) => {
    if (!isPong(message)) return;
    unanswered = 0;
    heard?.(message.pong);
  });
  one.once('listening', () => {
    const timer = setInterval(() => {
      if (isOver || !one.isConnected()) return;
      if (unanswered * INTERVAL >= hangTime) {
        isOver = true;
        hung();
        one.kill('SIGKILL');
        return;
      }
      unanswered += 1;
      one.send(PING);
    }, INTERVAL);
    timer.unref();
    one.once('exit', () => clearInterval(timer));
  });
}

/** Answers the questions of the process that watches over this one. @param tell what is sent along */
export function answerPings(tell: () => Promise<unknown>): void {
  process.on('message', async (message) => {
    // What is sent goes as JSON, which leaves out a member that is undefined.
    if (message === PING && process.connected)
      process.send?.({ pong: (await tell()) ?? null } satisfies Pong);
  });
}

function isPong(message: unknown): message is Pong {
  return typeof message === 'object' && message !== null && 'pong' in message;
}
