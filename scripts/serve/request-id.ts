import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What a proxy in front may call a request: nothing that could break a line of a log. */
const GIVEN = /^[\w.:-]{1,100}$/;

const underWay = new AsyncLocalStorage<string>();

/** The name of a request: that which a proxy gives it that is trusted, else a new one. */
export function requestIdOf({ headers }: IncomingMessage, isTrusted: boolean): string {
  const given = headers['x-request-id'];
  return isTrusted && typeof given === 'string' && GIVEN.test(given) ? given : randomUUID();
}

/** Does what a request asks for, so that whatever is logged meanwhile has its name. */
export function withRequestId<T>(id: string, work: () => T): T {
  return underWay.run(id, work);
}

/** The request that is being answered where this is called. */
export function currentRequestId(): string | undefined {
  return underWay.getStore();
}
