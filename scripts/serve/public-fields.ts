import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import { settingOf } from '#lib/settings.ts';
import { fieldOf } from '#scripts/serve/field-of.ts';

const DAY = 86_400;

/** What Next says of a page that is rendered when it is asked for; a route that must not be kept says `no-store` alone. */
const NEXT_DYNAMIC = 'private, no-cache, no-store, max-age=0, must-revalidate';

const OWN_VARY = ['accept-encoding', 'cookie'];

/** Whether an answer is the same for everybody who asks so, and may be kept: no error, nothing about one reader. */
export function isPublic(status: number, headers: OutgoingHttpHeaders): boolean {
  if (status !== 200 || headers['set-cookie'] !== undefined) return false;
  const control = fieldOf(headers, 'cache-control');
  return control === NEXT_DYNAMIC || !/no-store|private/.test(control);
}

/** Whether an answer never changes: its address has a digest of it. */
export function isImmutable(headers: OutgoingHttpHeaders): boolean {
  return /immutable/.test(fieldOf(headers, 'cache-control'));
}

/**
 * The fields by which browsers and shared caches keep a public answer.
 *
 * A browser asks each time, and is told 304 where nothing has changed. A shared cache answers for `sharedSeconds`
 * without asking; for a day more it may answer with what it has, while it asks (`stale-while-revalidate`) or where no
 * answer is to be had (`stale-if-error`, RFC 5861). Chromium would do the first as well, for what a script fetches, and
 * show the state before an ingest: `must-revalidate` keeps it from that. RFC 9111 (5.2.2.2, 5.2.2.10) would have that and
 * `s-maxage` keep shared caches from it too, which nginx does not heed; caches that follow RFC 9213 are told it in their
 * own field.
 *
 * An answer with the address that a request was forwarded from is for nobody else: anybody can write that field, and a
 * shared cache does not look at it.
 */
export function publicFields(
  headers: OutgoingHttpHeaders,
  request: IncomingHttpHeaders,
  sharedSeconds: number,
): Record<string, string> {
  const vary = withVary(headers);
  if (isImmutable(headers)) return vary;
  if (isForwardedFromElsewhere(request)) return { ...vary, 'cache-control': 'private, no-cache' };
  const late = `stale-while-revalidate=${DAY}, stale-if-error=${DAY}`;
  return {
    ...vary,
    'cache-control': `public, max-age=0, must-revalidate, s-maxage=${sharedSeconds}, ${late}`,
    'cdn-cache-control': `public, max-age=${sharedSeconds}, ${late}`,
  };
}

/**
 * What else an answer depends on: pages are of an edition. nginx keeps nothing with a `Vary` of more than 127
 * characters; this one has 104 at most.
 */
export function withVary(headers: OutgoingHttpHeaders): { vary: string } {
  const named = fieldOf(headers, 'vary')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !OWN_VARY.includes(name.toLowerCase()));
  const isPage = /^text\/(html|x-component)/.test(fieldOf(headers, 'content-type'));
  return { vary: [...named, 'Accept-Encoding', ...(isPage ? ['Cookie'] : [])].join(', ') };
}

function isForwardedFromElsewhere(request: IncomingHttpHeaders): boolean {
  const forwarded = request['x-forwarded-host'];
  return (
    settingOf(process.env, 'SITE_URL') === undefined && forwarded !== undefined && forwarded !== request.host
  );
}
