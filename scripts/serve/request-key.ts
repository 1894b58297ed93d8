import type { IncomingMessage } from 'node:http';
import { EDITION_COOKIE, type Edition, isEdition } from '#lib/edition.ts';
import { settingOf } from '#lib/settings.ts';

/** What a page's answer depends on beside its address: Next's own fields, which its `Vary` names, and one more. */
const NEXT_FIELDS = [
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
];

/** Fields of requests whose answers are for one client, or are a part of an answer. */
const PARTICULAR = ['authorization', 'range', 'next-action', 'x-nextjs-data', 'x-middleware-prefetch'];

/**
 * What tells requests apart whose answers may differ; undefined for one whose answer is no other's. The site's address
 * is in canonical links unless `SITE_URL` sets it (app/origin.ts).
 */
export function requestKey({ method, url = '/', headers }: IncomingMessage): string | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  if (PARTICULAR.some((name) => headers[name] !== undefined)) return undefined;
  const site = settingOf(process.env, 'SITE_URL')
    ? []
    : [headers['x-forwarded-host'] ?? headers.host, headers['x-forwarded-proto']];
  const asked = [url, editionOf(headers.cookie), ...site, ...NEXT_FIELDS.map((name) => headers[name])];
  return JSON.stringify(asked.map((part) => part ?? null));
}

/** Takes from a request whatever else its answer could depend on, so that it is what the key says of it. */
export function reduceToKey(request: IncomingMessage): void {
  // The server leaves out the body of an answer to HEAD; all the rest is that of GET (RFC 9110, 9.3.2).
  request.method = 'GET';
  const edition = editionOf(request.headers.cookie);
  if (edition) request.headers.cookie = `${EDITION_COOKIE}=${edition}`;
  else delete request.headers.cookie;
}

/** Makes a request one for the document at an address, whatever part of which it was for. */
export function asDocument(request: IncomingMessage, url: string): void {
  for (const name of NEXT_FIELDS) delete request.headers[name];
  Object.assign(request, { url, method: 'GET' });
}

/** The edition that a `Cookie` field asks for. */
function editionOf(cookies: string | undefined): Edition | undefined {
  const values = (cookies ?? '').split(';').map((pair) => pair.trim().split('=', 2));
  const [, value] = values.findLast(([name]) => name === EDITION_COOKIE) ?? [];
  return isEdition(value) ? value : undefined;
}
