import type { LinkKind } from '#lib/sources/record.ts';

/**
 * A link that a source gives, with an absolute http(s) address; one without a scheme (`github.com/x/y`) is https.
 * Undefined for what is no address.
 */
export function sourceLink(
  kind: LinkKind,
  given: string | null | undefined,
): { kind: LinkKind; url: string } | undefined {
  const text = given?.trim();
  if (!text) return undefined;
  const url = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return /^https?:\/\/[^\s/]+\.[^\s/]/i.test(url) && URL.canParse(url)
    ? { kind, url: writtenAddress(url) }
    : undefined;
}

/**
 * An address in the characters that one is written in (RFC 3986), however it was given: others are percent-encoded, and
 * letters of a host that only look like Latin ones are told by their encoding (`xn--…`). A name and a password before
 * the host, which look like the host, are left out.
 */
export function writtenAddress(address: string): string {
  const url = new URL(address);
  const isNamed = url.username !== '' || url.password !== '';
  if (!isNamed && /^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(address)) return address;
  url.username = '';
  url.password = '';
  return url.href;
}
