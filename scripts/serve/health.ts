import type { RequestListener, ServerResponse } from 'node:http';

const METHODS = ['GET', 'HEAD'];

/**
 * Answers `/healthz` (the process is alive) and `/readyz` (it can answer readers), for what watches over it, and leaves
 * everything else to `next`.
 *
 * @param lack why it cannot answer readers now, in one sentence without anything about the machine; undefined when it can
 */
export function healthListener(
  next: RequestListener,
  lack: () => Promise<string | undefined>,
): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?', 1).join('');
    if (path !== '/healthz' && path !== '/readyz') return next(request, response);
    if (!METHODS.includes(request.method ?? '')) {
      response.writeHead(405, { allow: METHODS.join(', ') }).end();
      return;
    }
    if (path === '/healthz') return say(response, 200, { status: 'alive' });
    void lack().then((reason) =>
      reason === undefined
        ? say(response, 200, { status: 'ready' })
        : say(response, 503, { status: 'not ready', reason }),
    );
  };
}

function say(response: ServerResponse, status: number, document: Record<string, string>): void {
  const body = `${JSON.stringify(document)}\n`;
  const fields = {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    'x-content-type-options': 'nosniff',
  };
  response.writeHead(status, fields).end(body);
}
