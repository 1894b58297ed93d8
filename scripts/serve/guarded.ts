import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { settingOf } from '#lib/settings.ts';
import { fieldOf } from '#scripts/serve/field-of.ts';

/** A year, in seconds. */
const TLS_FOR = 31_536_000;

/** What no page of this site uses, nor may one in a frame of it. */
const UNUSED = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
];

/**
 * What a file may do that somebody opens by itself: nothing. A page brings a policy of its own; a picture made of dots
 * needs none, and browsers show it with a style of theirs, which this would take from it.
 */
const FILE_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

const FOR_ALL = {
  'x-content-type-options': 'nosniff',
  // The pages of this site are told all, which the edition's link needs; others only whence the reader comes.
  'referrer-policy': 'strict-origin-when-cross-origin',
  'permissions-policy': UNUSED.map((feature) => `${feature}=()`).join(', '),
  // For browsers that know no `frame-ancestors`.
  'x-frame-options': 'DENY',
};

/**
 * A listener whose answers all have the fields by which a browser guards them, whoever makes them, and however early
 * they are refused.
 */
export function guarded(listener: RequestListener): RequestListener {
  return (request, response) => {
    guard(response, isOverTls(request));
    return listener(request, response);
  };
}

/**
 * Whether the site is reached over TLS, which a server in front ends: as its address says, or else as the request was
 * forwarded. A client that writes that field itself gains nothing: without TLS no browser heeds what follows from it
 * (RFC 6797, 8.1).
 */
function isOverTls({ headers }: IncomingMessage): boolean {
  const site = settingOf(process.env, 'SITE_URL');
  if (site !== undefined) return site.startsWith('https:');
  return fieldOf(headers, 'x-forwarded-proto').split(',')[0]?.trim() === 'https';
}

function guard(response: ServerResponse, isSecure: boolean): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = ((status: number, ...more: unknown[]) => {
    const fields = more.find((given) => typeof given === 'object' && given !== null);
    if (Array.isArray(fields)) throw new TypeError('Header fields are given as an object.');
    for (const [name, value] of Object.entries(fields ?? {}))
      if (value !== undefined) response.setHeader(name, value);
    for (const [name, value] of Object.entries(guardingFields(response.getHeaders(), isSecure)))
      if (!response.hasHeader(name)) response.setHeader(name, value);
    // What Next adds for Internet Explorer repeats a long address, which is to fit into a head.
    response.removeHeader('refresh');
    // A copy is kept with the policy that it was sent with: that of another rendering names other scripts.
    if (status === 304) response.removeHeader('content-security-policy');
    return writeHead(status);
  }) as typeof response.writeHead; // the overloads differ in where the fields stand
}

/** The fields for an answer with these ones. Files, the interface and feeds are for the pages of other sites too. */
function guardingFields(headers: OutgoingHttpHeaders, isSecure: boolean): Record<string, string> {
  const type = fieldOf(headers, 'content-type');
  const isPage = type.startsWith('text/html');
  return {
    ...FOR_ALL,
    ...(!/^image\/(?!svg)/.test(type) && { 'content-security-policy': FILE_POLICY }),
    'cross-origin-resource-policy': isPage ? 'same-origin' : 'cross-origin',
    ...(isPage && { 'cross-origin-opener-policy': 'same-origin' }),
    ...(isSecure && { 'strict-transport-security': `max-age=${TLS_FOR}` }),
  };
}
