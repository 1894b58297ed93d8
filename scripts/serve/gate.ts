import type { IncomingMessage, RequestListener } from 'node:http';
import type { ProblemKind } from '#lib/api/problems.ts';
import { figure } from '#lib/wording.ts';
import type { TrustedProxies } from '#scripts/serve/proxies.ts';
import { refuse } from '#scripts/serve/refusal.ts';
import type { RequestLimit } from '#scripts/serve/request-limit.ts';
import { withoutWrongState } from '#scripts/serve/router-state.ts';

/**
 * Bytes of an address, at most, as it comes and as an answer that leads on writes it. RFC 9110 (4.1) has servers take
 * 8,000; nginx, with which the site is deployed, takes no more than 8 KiB for the first line. Clients take an answer's
 * head of 16 KiB.
 */
const LONGEST_ADDRESS = 8000;

/** How many times as long an address is written, at most: `~` is `%7E`, and `%f8`, which is no UTF-8, `%EF%BF%BD`. */
const MOST_TIMES = 3;

/** Bytes that may be sent to an address that does not take any: some clients send an empty document. */
const LONGEST_IGNORED = 65_536;

/** The methods that somebody answers; the framework knows no others and fails. */
const METHODS = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Addresses that take what is sent, and say themselves how much (app/saved/body-text.ts). */
const TAKING = /^\/saved\/(?:import|list\.\w+)(?:\?|$)/;

/** Files that a page brings with it: they are as many as it has, and cost nothing. */
const UNCOUNTED = /^\/(?:_next\/static\/|favicon\.ico(?:\?|$)|icon\.svg(?:\?|$))/;

type Options = {
  proxies: TrustedProxies;
  /** Undefined where requests are not limited. */
  limit: RequestLimit | undefined;
};

type Refusal = { kind: ProblemKind; detail: string; fields?: Record<string, string> };

/**
 * A listener before which a request is looked at as a whole: an address that is too long, a method that nobody answers
 * and a body that nobody takes are refused in a sentence, and so is a client that asks too often.
 */
export function gated(listener: RequestListener, { proxies, limit }: Options): RequestListener {
  return (request, response) => {
    request.url = withoutPrototype(pathOf(request.url));
    withoutWrongState(request.headers);
    const refusal = unfit(request);
    if (refusal) return refuse(request, response, refusal);
    const client = limit && !UNCOUNTED.test(request.url) ? proxies.clientOf(request) : undefined;
    if (!limit || client === undefined) return listener(request, response);
    void limit.wait(client).then((wait) => {
      if (wait === undefined) return listener(request, response);
      return refuse(request, response, tooMany(limit, wait));
    });
  };
}

/** Why a request is not looked at any further, whoever sends it. */
function unfit({ method = '', url = '', headers }: IncomingMessage): Refusal | undefined {
  const length = lengthOf(url);
  if (length > LONGEST_ADDRESS) {
    const detail = `The address has ${figure(length)} characters; at most ${figure(LONGEST_ADDRESS)} are read.`;
    return { kind: 'too-long', detail };
  }
  if (!METHODS.includes(method)) {
    const detail = `“${method}” is not taken here: papers are only read.`;
    return { kind: 'method', detail, fields: { allow: 'GET, HEAD, OPTIONS' } };
  }
  const sent = headers['transfer-encoding'] === undefined ? Number(headers['content-length'] ?? 0) : Infinity;
  if (sent > LONGEST_IGNORED && !TAKING.test(url)) {
    // The rest is not read: the next request on this connection would come after it.
    const detail = 'Nothing can be sent to this address.';
    return { kind: 'too-large', detail, fields: { connection: 'close' } };
  }
  return undefined;
}

function tooMany(limit: RequestLimit, wait: number): Refusal {
  const seconds = wait === 1 ? 'one second' : `${wait} seconds`;
  const detail = `More than ${figure(limit.perMinute)} requests came from you within a minute. Ask again in ${seconds}.`;
  return { kind: 'too-many', detail, fields: limit.fields(wait) };
}

/**
 * An address without a parameter that is called `__proto__`: the framework gathers parameters in an object, which then
 * has others that nobody has sent.
 */
function withoutPrototype(url: string): string {
  if (!/[?&](?:_|%5f){2}proto(?:_|%5f){2}(?:[=&]|$)/i.test(url)) return url;
  const { pathname, searchParams } = new URL(`http://here${url}`);
  searchParams.delete('__proto__');
  return searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
}

/** Characters of an address as it came, or as it is written with everything encoded, where that is longer. */
function lengthOf(url: string): number {
  if (url.length > LONGEST_ADDRESS || url.length * MOST_TIMES <= LONGEST_ADDRESS) return url.length;
  const { pathname, searchParams } = new URL(`http://here${url}`);
  return Math.max(url.length, pathname.length + 1 + searchParams.toString().length);
}

/** The path and the parameters, of an address that is given whole as well, or as that of all (RFC 9112, 3.2.2 and 3.2.4). */
function pathOf(target = '/'): string {
  const path = target.replace(/^https?:\/\/[^/?]*(?=\/)/i, '');
  return path.startsWith('/') ? path : '/';
}
