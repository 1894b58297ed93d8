import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { fieldOf } from '#scripts/serve/field-of.ts';
import type { Answer } from '#scripts/soak/ask.ts';

/** Answers that are remembered. */
const MOST = 50_000;
/** What a page says to its script, and marks between its parts: React orders them as they become ready. */
const NOT_SEEN = /<script\b(?![^>]*\btype=)[^>]*>[\s\S]*?<\/script>|<!--[\s\S]*?-->/g;

/**
 * What follows from the answers so far. `Last-Modified` names the state of the data that an answer is of: ingests are
 * more than a second apart.
 */
export class History {
  /** The digest of what was seen, by address and entity tag. */
  readonly #seen = new LRUCache<string, string>({ max: MOST });
  /** The entity tag, by address and state. */
  readonly #tags = new LRUCache<string, string>({ max: MOST });
  /** The last tag of an address, whatever its state. */
  readonly #last = new LRUCache<string, string>({ max: MOST });
  #newest = 0;
  compared = 0;

  /** The newest state of which there was an answer, as a time in milliseconds: an answer asked for now is not older. */
  get newest(): number {
    return this.#newest;
  }

  /** An entity tag that a client may have for an address. */
  tagOf(address: string): string | undefined {
    return this.#last.get(address);
  }

  /**
   * What contradicts earlier answers.
   *
   * @param address whatever tells answers apart: the path, and what of the request they depend on
   * @param newest the newest state that was known when it was asked for
   */
  contradiction(address: string, { status, headers, body }: Answer, newest: number): string | undefined {
    const [etag, modified] = [fieldOf(headers, 'etag'), fieldOf(headers, 'last-modified')];
    const state = Date.parse(modified);
    if (modified !== '') {
      if (state < newest)
        return `It is of the state of ${modified}, and that of ${new Date(newest).toUTCString()} had been seen before.`;
      this.#newest = Math.max(this.#newest, state);
    }
    if (etag === '') return undefined;
    this.#last.set(address, etag);
    if (modified !== '') {
      const before = this.#tags.get(`${modified} ${address}`);
      if (before !== undefined) this.compared += 1;
      if (before !== undefined && before !== etag)
        return `In the same state it had the tag ${before} and has ${etag}.`;
      this.#tags.set(`${modified} ${address}`, etag);
    }
    if (status !== 200) return undefined;
    const digest = digestOf(headers['content-type'] ?? '', body);
    const key = `${etag} ${address}`;
    const before = this.#seen.get(key);
    if (before !== undefined) this.compared += 1;
    if (before !== undefined && before !== digest) return `With the same tag ${etag} it said something else.`;
    this.#seen.set(key, digest);
    return undefined;
  }
}

function digestOf(type: string, body: Buffer): string {
  const hash = createHash('sha256');
  if (type.startsWith('text/html')) {
    const html = body.toString().replace(NOT_SEEN, '');
    hash.update(html.slice(html.indexOf('<body')));
  } else hash.update(body);
  return hash.digest('base64');
}
