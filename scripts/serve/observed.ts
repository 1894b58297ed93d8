import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { requestIdOf, withRequestId } from '#scripts/serve/request-id.ts';
import { routeKind } from '#scripts/serve/route-kind.ts';

/** A request that is over. Without its query, and without anything about who asked. */
export type DoneRequest = {
  request: string;
  method: string;
  /** Without the query, in which searches are. */
  path: string;
  route: string;
  status: number;
  /** Sent over the network, head and body. */
  bytes: number;
  ms: number;
  /** Whether it was answered from what was kept. `none`: not by what keeps answers. */
  cache: CacheUse;
  /** The client left before it had the whole answer. */
  aborted?: true;
};

type CacheUse = 'hit' | 'miss' | 'none';

type Options = {
  done: (request: DoneRequest) => void;
  /** Whether what a request says of itself is believed: it comes from a proxy of ours. */
  isTrusted: (request: IncomingMessage) => boolean;
};

const uses = new WeakMap<ServerResponse, CacheUse>();

/** Says of a response that what keeps answers answers it (`hit`), or that it has to be made (`miss`). */
export function noteCacheUse(response: ServerResponse, use: CacheUse): void {
  uses.set(response, use);
}

/** Gives every request a name, which its answer has as `X-Request-Id`, and tells of it when it is over. */
export function observed(listener: RequestListener, { done, isTrusted }: Options): RequestListener {
  return (request, response) => {
    const began = performance.now();
    const { socket, method = '' } = request;
    const sent = socket.bytesWritten;
    const path = pathOf(request.url);
    const id = requestIdOf(request, isTrusted(request));
    nameAnswer(response, id);
    response.once('close', () =>
      done({
        ...{ request: id, method, path, route: routeKind(path), status: response.statusCode },
        bytes: socket.bytesWritten - sent,
        ms: Math.round((performance.now() - began) * 10) / 10,
        cache: uses.get(response) ?? 'none',
        ...(!response.writableFinished && { aborted: true }),
      }),
    );
    withRequestId(id, () => listener(request, response));
  };
}

/** Only when the head is sent: what was set before could be kept with the answer, and be sent with others. */
function nameAnswer(response: ServerResponse, id: string): void {
  const writeHead = response.writeHead;
  response.writeHead = (...given: unknown[]): ServerResponse => {
    if (!response.headersSent) response.setHeader('x-request-id', id);
    return Reflect.apply(writeHead, response, given);
  };
}

function pathOf(url = '/'): string {
  return url.split(/[?#]/, 1).join('').slice(0, 500);
}
