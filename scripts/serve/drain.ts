import type { Server } from 'node:http';

/**
 * The supervising process takes connections and hands them on one by one, each when the one before has been taken up:
 * when none has come for so long, none is waiting there that would be cut. In milliseconds.
 */
const QUIET_MS = 100;
/** While connections go on coming, they are taken for so long. */
const LATEST_MS = 2000;

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
  const closeWhenQuiet = (latest: number) => {
    const before = connections;
    setTimeout(() => {
      // First what has come while the process was busy.
      setImmediate(() => {
        if (connections > before && performance.now() < latest) closeWhenQuiet(latest);
        else server.close(() => process.exit(0));
      });
    }, QUIET_MS);
  };
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    server.closeIdleConnections();
    closeWhenQuiet(performance.now() + Math.min(LATEST_MS, drainTime / 2));
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
