import type { Server } from 'node:http';

/**
 * Ends this process when it is asked to, by SIGTERM or by the message `stop`: no new connections, the requests under
 * way are answered, and after `drainTime` milliseconds those that are left are broken off. Exit status 0.
 *
 * @returns whether that is going on
 */
export function drain(server: Server, drainTime: number): () => boolean {
  let isStopping = false;
  server.prependListener('request', (_, response) => {
    if (isStopping) response.setHeader('connection', 'close');
    response.once('close', () => isStopping && setImmediate(() => server.closeIdleConnections()));
  });
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    server.close(() => process.exit(0));
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
