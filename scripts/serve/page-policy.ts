import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { INLINE_SCRIPTS } from '#lib/inline-scripts.ts';
import type { Head } from '#scripts/serve/captured.ts';
import { fieldOf } from '#scripts/serve/field-of.ts';

/** The fields of a request in which Next looks for a nonce; a client's own would name one that it knows. */
const POLICY = 'content-security-policy';
const REPORT_ONLY = 'content-security-policy-report-only';

const OWN_SOURCES = INLINE_SCRIPTS.map(hashSource);

/**
 * Gives a request a nonce that Next puts on the scripts that it writes into a page. What is fetched by a script of the
 * page, the payload, has no elements and needs none.
 *
 * @returns the nonce: 128 random bits in base64url, which base64 of the policy's grammar includes
 */
export function giveNonce(request: IncomingMessage): string {
  const nonce = randomBytes(16).toString('base64url');
  delete request.headers[REPORT_ONLY];
  if (request.headers.rsc === undefined) request.headers[POLICY] = `script-src 'nonce-${nonce}'`;
  else delete request.headers[POLICY];
  return nonce;
}

/**
 * The answer with the policy of what it is allowed to run. A page is kept, here and by shared caches, and a nonce that
 * is sent twice is none: so the policy names the inline scripts by their digests, and the nonce only tells which of
 * them Next has written in this rendering. One that got into the page by any other way does not have it, and its digest
 * is not named. What is no page stays as it is.
 *
 * @param nonce given to the request of this rendering (`giveNonce`)
 */
export function withPagePolicy({ status, headers }: Head, body: Buffer, nonce: string): [Head, Buffer] {
  if (!isPage({ status, headers })) return [{ status, headers }, body];
  const { html, scripts } = withoutNonce(body.toString(), nonce);
  const { 'content-length': _, link, ...others } = headers;
  const fields = {
    ...others,
    ...(link !== undefined && {
      link: [link].flat().map((one) => `${one}`.replaceAll(linkNonce(nonce), '')),
    }),
    [POLICY]: pagePolicy(scripts.map(hashSource)),
  };
  return [{ status, headers: fields }, Buffer.from(html)];
}

/**
 * The fields of a page that is sent while it is made. Its scripts cannot be digested before its head is sent, so that
 * it is sent with its nonce, and nobody may keep it. Undefined for what is no page.
 */
export function streamedPagePolicy(head: Head, nonce: string): Record<string, string> | undefined {
  if (!isPage(head)) return undefined;
  return { [POLICY]: pagePolicy([`'nonce-${nonce}'`]), 'cache-control': 'no-store' };
}

/**
 * A page as it would be without a nonce, and the inline scripts that had it. Neither a script file nor a block of data
 * that no browser runs has to be named in a policy.
 */
export function withoutNonce(page: string, nonce: string): { html: string; scripts: string[] } {
  const attribute = ` nonce="${nonce}"`;
  const inline = new RegExp(`<script([^<>]*)${attribute}([^<>]*)>(.*?)</script>`, 'gs');
  const payload = String.raw`\"nonce\":\"${nonce}\"`;
  // Next repeats the attributes of elements in the payload, which a script holds.
  const html = page
    .replaceAll(`,${payload}`, '')
    .replaceAll(`{${payload},`, '{')
    .replaceAll(`{${payload}}`, '{}');
  return {
    html: html.replaceAll(attribute, ''),
    scripts: [...html.matchAll(inline)]
      .filter(([, before, after]) => !/ src=/.test(`${before}${after}`))
      .map(([, , , script = '']) => script),
  };
}

/**
 * What a page may do: run the scripts and take the styles, pictures and fonts of this site, and ask and send forms to
 * nobody else; no page of another site may have it in a frame. `scripts` are sources of inline scripts.
 */
function pagePolicy(scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...new Set([...OWN_SOURCES, ...scripts])].join(' ')}`,
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** An inline script as a source of a policy (Content Security Policy Level 3, 2.3.1). */
function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
}

function linkNonce(nonce: string): string {
  return `; nonce="${nonce}"`;
}

function isPage({ headers }: Head): boolean {
  return fieldOf(headers, 'content-type').startsWith('text/html');
}
