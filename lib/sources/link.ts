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
  return /^https?:\/\/[^\s/]+\.[^\s/]/i.test(url) && URL.canParse(url) ? { kind, url } : undefined;
}
