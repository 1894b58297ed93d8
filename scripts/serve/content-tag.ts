import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { fieldOf } from '#scripts/serve/field-of.ts';

/** Scripts that run, in which the page is once more as data, and the marks between its parts; JSON-LD has a type. */
const NOT_SEEN = /<script\b(?![^>]*\btype=)[^>]*>[\s\S]*?<\/script>|<!--[\s\S]*?-->/g;

const TEXTS = /"(?:[^"\\\n]|\\.)*"/g;

/**
 * An entity tag that is the same in every process and on every machine, where an answer says the same.
 *
 * Two renderings of a page may differ in bytes: React orders what is in the head, and numbers and orders the rows of the
 * payload, as they become ready. So of a page what is seen is digested, and of a payload the texts that are in it; what
 * neither shows changes only with `edition`. All else is digested as it is. Weak: the bytes may differ, and are packed in one way or another
 * (RFC 9110, 8.8.1).
 *
 * @param edition tells the build and the last ingest
 */
export function contentTag(headers: OutgoingHttpHeaders, body: Buffer, edition: string): string {
  const hash = createHash('sha256');
  const type = fieldOf(headers, 'content-type');
  if (type.startsWith('text/html')) hash.update(edition).update(seenOf(body.toString()));
  else if (type.startsWith('text/x-component')) hash.update(edition).update(textsOf(body.toString()));
  else hash.update(body);
  return `W/"${hash.digest('base64url').slice(0, 27)}"`;
}

/** The elements of a page's head in one order, and its body as it is, without what only the browser's script reads. */
function seenOf(page: string): string {
  const html = page.replace(NOT_SEEN, '');
  const body = html.indexOf('<body');
  const head = html
    .slice(0, body)
    .split('<')
    .filter((tag) => !tag.startsWith('link rel="preload"'));
  return [...head.sort(), html.slice(body)].join('<');
}

/** The texts of a payload, each once, without references to its own rows. */
function textsOf(payload: string): string {
  const texts = new Set(payload.match(TEXTS));
  return [...texts]
    .filter((text) => !text.startsWith('"$'))
    .sort()
    .join('\n');
}
