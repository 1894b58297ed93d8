import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** When no connection has come for so long, and the supervising process has none, none is waiting that would be cut. */
const QUIET_MS = 100;
/** While connections go on coming, they are taken for so long; and so long the supervising process is waited for. */
const LATEST_MS = 2000;

/**
 * What a process that stops asks the supervising one. That hands connections on one by one, each when the one before has
 * been taken up, and messages come in their order: so with the answer all have come that it had.
 */
const ASKED = 'have all been handed on?';
const ANSWER = 'all have been handed on';

/** What the supervising process answers to a message of one of its processes; undefined for another message. */
export function drainAnswer(message: unknown): string | undefined {
  return message === ASKED ? ANSWER : undefined;
}

/**
 * Ends this process when it is asked to, by SIGTERM or by the message `stop`: no new connections but those that wait
 * already, the requests under way are answered, and after `drainTime` milliseconds those that are left are broken off.
 * Exit status 0.
 *
 * @returns whether that is going on
 */
export function drain(server: Server, drainTime: number): () => boolean {
  let isStopping = false;
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  server.prependListener('request', (_, response) => {
    if (isStopping) response.setHeader('connection', 'close');
    response.once('close', () => isStopping && setImmediate(() => server.closeIdleConnections()));
  });
  const closeWhenQuiet = async (latest: number) => {
    const before = connections;
    await pause(QUIET_MS);
    // Once for those that it has, and once for those that it has taken meanwhile.
    for (let times = 0; times < 2; times += 1) await Promise.race([handedOn(), pause(LATEST_MS)]);
    if (connections > before && performance.now() < latest) await closeWhenQuiet(latest);
    else server.close(() => process.exit(0));
  };
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    server.closeIdleConnections();
    void closeWhenQuiet(performance.now() + Math.min(LATEST_MS, drainTime / 2));
    setTimeout(() => {
      server.closeAllConnections();
      process.exit(0);
    }, drainTime).unref();
  };
  // Ctrl-C reaches every process of the terminal: the first one tells the others.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', stop);
  process.on('message', (message) => message === 'stop' && stop());
  return () => isStopping;
}

/** Waits until the supervising process, where there is one, has handed on all connections that it has taken. */
function handedOn(): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected || !process.send) return resolve();
    const hear = (message: unknown) => {
      if (message !== ANSWER) return;
      process.off('message', hear);
      resolve();
    };
    process.on('message', hear);
    process.send(ASKED);
  });
}
