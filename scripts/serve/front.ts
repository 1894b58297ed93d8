import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { LRUCache } from 'lru-cache';
import { type RequestOutcome, withOutcome } from '#db/readers/request-outcome.ts';
import { isUnchanged } from '#lib/conditional-request.ts';
import { Answer } from '#scripts/serve/answer.ts';
import { capture, type Head } from '#scripts/serve/captured.ts';
import { fieldOf } from '#scripts/serve/field-of.ts';
import { giveNonce, streamedPagePolicy, withPagePolicy } from '#scripts/serve/page-policy.ts';
import { isImmutable, isPublic } from '#scripts/serve/public-fields.ts';
import { asDocument, reduceToKey, requestKey } from '#scripts/serve/request-key.ts';
import {
  type Asked,
  beginAnew,
  beginStream,
  sendAnswer,
  sendOnce,
  sendTooBusy,
} from '#scripts/serve/sending.ts';
import type { DataState } from '#scripts/serve/watched-data.ts';

/** Bytes of the longest answer that is kept; one that is longer is sent while it is made. */
const LONGEST = 2 * 1_048_576;

/** The page that is sent in the place of one whose questions were not answered, and when it may be asked for again, in seconds. */
const UNAVAILABLE = '/unavailable';
/** The same where the database cannot be read at all. */
const UNREADABLE = '/unreadable';
const RETRY_AFTER = '10';

/** Entity tags that are remembered when their answers have had to go: to say 304 takes no more. */
const KNOWN_TAGS = 50_000;

/** How often an answer is made at most when the data changes while it is made. */
const ATTEMPTS = 5;

/** What stands behind: renders pages and writes files. */
type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

type Options = {
  handler: Handler;
  /** Tells the build that answers. */
  build: string;
  /** The state of the data now; undefined while there is none that can be read. */
  state: () => Promise<DataState | undefined>;
  /** What is kept of answers, in bytes, at most. */
  cacheBytes: number;
  /** How long a shared cache may answer without asking. */
  sharedSeconds: number;
};

type Whole = (head: Head, body: Buffer) => Promise<void>;

/**
 * Answers from what has been answered before, as long as the data is the same, and asks what stands behind for the
 * rest. An answer is kept when the data was in one state from its beginning to its end, and is made once more when it
 * was not, so that none is mixed from two. With another state all that is kept goes, except files whose address has a
 * digest of them. Who asks for what is being made waits for it.
 */
export class Front {
  readonly #options: Options;
  readonly #answers: LRUCache<string, Answer>;
  readonly #files: LRUCache<string, Answer>;
  readonly #tags = new LRUCache<string, string>({ max: KNOWN_TAGS });
  readonly #underWay = new Map<string, Promise<Answer | undefined>>();
  #version: string | undefined;

  constructor(options: Options) {
    this.#options = options;
    this.#answers = keptWithin(options.cacheBytes * 0.9);
    this.#files = keptWithin(options.cacheBytes * 0.1);
  }

  /** What is kept: how many answers, and the bytes that they take in memory. */
  get kept(): { answers: number; bytes: number } {
    return {
      answers: this.#answers.size + this.#files.size,
      bytes: this.#answers.calculatedSize + this.#files.calculatedSize,
    };
  }

  readonly listener: RequestListener = (request, response) => {
    const { method, url } = request;
    this.#answer({ request, response, method, url, headers: { ...request.headers } }).catch(
      failing(response),
    );
  };

  async #answer(asked: Asked): Promise<void> {
    const key = requestKey(asked.request);
    const state = key === undefined ? undefined : await this.#current();
    if (key === undefined || state === undefined) return this.#ask(asked, this.#once(asked));
    const held = this.#answers.get(key) ?? this.#files.get(key);
    if (held) return this.#send(asked, held, state);
    if (isKnown(asked, this.#tags.get(key))) {
      const etag = this.#tags.get(key);
      return this.#once(asked)({ status: 304, headers: { etag } }, Buffer.alloc(0));
    }
    const awaited = await this.#underWay.get(key);
    return awaited ? this.#send(asked, awaited, state) : this.#make(asked, key, state);
  }

  /** The data's state; what was answered in another one is forgotten. */
  async #current(): Promise<DataState | undefined> {
    const state = await this.#options.state();
    if (state?.version !== this.#version) {
      this.#version = state?.version;
      this.#answers.clear();
      this.#tags.clear();
      this.#underWay.clear();
    }
    return state;
  }

  /** Has an answer made that can perhaps be kept. */
  #make(asked: Asked, key: string, state: DataState, attempt = 1): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
    this.#underWay.set(key, promise);
    const settle = (answer?: Answer) => {
      if (this.#underWay.get(key) === promise) this.#underWay.delete(key);
      resolve(answer);
    };
    const whole: Whole = async (head, body) => {
      const now = await this.#current();
      const hasChanged = now?.version !== state.version;
      if (now && hasChanged) {
        settle();
        if (attempt === ATTEMPTS) return sendTooBusy(asked);
        beginAnew(asked);
        return this.#make(asked, key, now, attempt + 1);
      }
      const etag = fieldOf(head.headers, 'etag');
      if (head.status === 304 && etag && !hasChanged) this.#tags.set(key, etag);
      if (hasChanged || !isPublic(head.status, head.headers)) {
        settle();
        return this.#once(asked)(head, body);
      }
      const answer = new Answer(
        head.headers,
        body,
        `${this.#options.build} ${state.changedAt.toISOString()}`,
      );
      (isImmutable(head.headers) ? this.#files : this.#answers).set(key, answer);
      this.#tags.set(key, answer.etag);
      settle(answer);
      return this.#send(asked, answer, state);
    };
    reduceToKey(asked.request);
    // Whoever asked may have gone before there was an answer.
    asked.response.once('close', () => settle());
    return this.#ask(asked, whole, settle);
  }

  async #ask(asked: Asked, whole: Whole, tooLong: () => void = () => {}): Promise<void> {
    const outcome: RequestOutcome = { isUnavailable: false };
    const taken: Whole = (head, body) => {
      // A question that was not answered and is not missed, as that of the proxy, changes nothing.
      const isLacking = outcome.isUnavailable && head.status === 500;
      if (!isLacking) return whole(head, body);
      return this.#refuse(asked, outcome.isUnreadable ? UNREADABLE : UNAVAILABLE);
    };
    await withOutcome(outcome, () => this.#handle(asked, taken, tooLong));
  }

  /**
   * Says, in the place of a page, that the database had no time for its questions. The page itself cannot: what it
   * throws, Next answers with status 500 and a document that is blank without a script.
   */
  #refuse(asked: Asked, page: string): Promise<void> {
    beginAnew(asked);
    asDocument(asked.request, page);
    return this.#handle(asked, ({ headers }, body) => {
      const fields = { ...headers, 'cache-control': 'no-store', 'retry-after': RETRY_AFTER };
      return this.#once(asked)({ status: 503, headers: fields }, body);
    });
  }

  /** Lets what stands behind answer, and gives a page the policy of what it may run. */
  #handle(asked: Asked, whole: Whole, tooLong: () => void = () => {}): Promise<void> {
    const { request, response } = asked;
    const nonce = giveNonce(request);
    capture(response, {
      limit: LONGEST,
      whole: (head, body) => whole(...withPagePolicy(head, body, nonce)).catch(failing(response)),
      long: (head) => {
        tooLong();
        const fields = streamedPagePolicy(head, nonce);
        if (!fields) return beginStream(asked, head, this.#options.sharedSeconds);
        response.setHeaders(new Map(Object.entries(fields)));
        const { sharedSeconds } = this.#options;
        return beginStream(asked, { ...head, headers: { ...head.headers, ...fields } }, sharedSeconds);
      },
    });
    return this.#options.handler(request, response);
  }

  #once(asked: Asked): Whole {
    return (head, body) => sendOnce(asked, head, body, this.#options.sharedSeconds);
  }

  #send(asked: Asked, answer: Answer, { changedAt }: DataState): Promise<void> {
    return sendAnswer(asked, answer, { changedAt, sharedSeconds: this.#options.sharedSeconds });
  }
}

function keptWithin(bytes: number): LRUCache<string, Answer> {
  return new LRUCache({ maxSize: Math.max(1, Math.floor(bytes)), sizeCalculation: ({ size }) => size });
}

/** Whether the client has the answer with this entity tag. */
function isKnown({ headers }: Asked, etag: string | undefined): etag is string {
  const ifNoneMatch = headers['if-none-match'];
  if (etag === undefined || ifNoneMatch === undefined) return false;
  return isUnchanged({ ifNoneMatch, ifModifiedSince: null }, { etag, changedAt: new Date(0) });
}

function failing(response: ServerResponse): (error: unknown) => void {
  return (error) => {
    console.error(error);
    if (response.headersSent) response.destroy();
    else response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end('The server failed.');
  };
}
