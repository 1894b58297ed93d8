import { MalformedAnswer } from '#lib/sync/malformed.ts';
import { askedPause, backOff, exhausted, mayPass } from '#lib/sync/retry.ts';
import { countOf } from '#lib/wording.ts';
import { readAnswer } from '#scripts/sync/answer-text.ts';
import type { Clock } from '#scripts/sync/clock.ts';
import { NotHad, networkReason } from '#scripts/sync/not-had.ts';

/** How a server is asked; times in milliseconds. */
export type Manners = {
  userAgent: string;
  /** The least time between the beginnings of two requests. */
  distance: number;
  /** The most attempts at one answer. */
  attempts: number;
  /** The longest that a server may ask to be left alone for; beyond it the run gives up. */
  patience: number;
  /** How long until an answer begins, and until it is all there. */
  headTime: number;
  wholeTime: number;
  /** The most bytes of an answer, unpacked. */
  mostBytes: number;
};

/** What is known of the answer that one has already. */
export type Validators = { etag: string | null; lastModified: string | null };

/** An answer as `read` made it of the text; `unchanged` where the one that one has still stands. */
type Answer<Read> =
  | { unchanged: true }
  | ({ unchanged: false; read: Read; link: string | null } & Validators);

export type Fetcher = {
  /**
   * Asks for an address until it is answered, as often as manners allow.
   *
   * @param read makes something of the text; an answer of which it throws MalformedAnswer is asked for again.
   * @throws NotHad for what cannot be had; the reason of the signal that stops the run.
   */
  get: <Read>(
    address: string,
    read: (text: string) => Read | Promise<Read>,
    known?: Validators,
  ) => Promise<Answer<Read>>;
  counts: { requests: number; retries: number };
};

/** How a run asks: until it is told to stop, saying why it waits. */
export type Asking = { clock: Clock; stop: AbortSignal; say: (sentence: string) => void };

/** Waits under this many milliseconds are not worth a word. */
const WORTH_SAYING = 5000;

export function makeFetcher(manners: Manners, { clock, stop, say }: Asking): Fetcher {
  const counts = { requests: 0, retries: 0 };
  let pause = { from: clock.now(), length: 0 };

  /** What is left of the pause. Where the clock was put back since it began, nobody knows, and it is kept whole. */
  const left = () => pause.length - Math.max(0, clock.now() - pause.from);

  async function takeTurn(): Promise<void> {
    const rest = left();
    if (rest > WORTH_SAYING) say(`waiting ${seconds(rest)} before the next request`);
    if (rest > 0) await clock.sleep(rest, stop);
    stop.throwIfAborted();
    pause = { from: clock.now(), length: manners.distance };
  }

  async function once<Read>(
    address: string,
    read: (text: string) => Read | Promise<Read>,
    known: Validators | undefined,
  ): Promise<Answer<Read> | Failure> {
    await takeTurn();
    counts.requests += 1;
    let answer: Awaited<ReturnType<typeof readAnswer>>;
    try {
      answer = await readAnswer(address, fieldsOf(manners, known), manners, stop);
    } catch (error) {
      stop.throwIfAborted();
      if (error instanceof NotHad) throw error;
      if (error instanceof MalformedAnswer) return { last: false, malformed: true, reason: error.message };
      return { last: false, reason: networkReason(error) };
    }
    const { response, text } = answer;
    const { status, headers } = response;
    const asked = mayPass(status) ? askedPause(headers, clock.now()) : exhausted(headers);
    if (asked !== undefined && asked > left())
      pause = { from: clock.now(), length: Math.min(asked, manners.patience) };
    if (status === 304 && known) return { unchanged: true };
    if (status !== 200) return { last: !mayPass(status), reason: refusal(response, text), asked };
    try {
      return { unchanged: false, read: await read(text), link: headers.get('link'), ...validators(headers) };
    } catch (error) {
      if (error instanceof MalformedAnswer) return { last: false, malformed: true, reason: error.message };
      throw error;
    }
  }

  async function get<Read>(
    address: string,
    read: (text: string) => Read | Promise<Read>,
    known?: Validators,
  ): Promise<Answer<Read>> {
    for (let failures = 1; ; failures++) {
      const outcome = await once(address, read, known);
      if ('unchanged' in outcome) return outcome;
      const { last, malformed = false, reason, asked } = outcome;
      if (last) throw new NotHad('refused', reason);
      if (asked !== undefined && asked > manners.patience)
        throw new NotHad('unreachable', `${reason}; it asks to be left alone for ${seconds(asked)}`, true);
      if (failures >= manners.attempts)
        throw new NotHad(
          malformed ? 'refused' : 'unreachable',
          `${reason}; ${countOf(failures, 'attempt')}`,
          asked !== undefined,
        );
      counts.retries += 1;
      // Back-off comes after what the server asks for, so that not all who were sent away return at once.
      const rest = Math.max(0, left()) + backOff(failures, clock.random());
      say(`${reason}; trying again in ${seconds(rest)}`);
      await clock.sleep(rest, stop);
    }
  }
  return { get, counts };
}

type Failure = { last: boolean; malformed?: boolean; reason: string; asked?: number | undefined };

function fieldsOf({ userAgent }: Manners, known: Validators | undefined): Record<string, string> {
  return {
    'user-agent': userAgent,
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
  };
}

function validators(headers: Headers): Validators {
  return { etag: headers.get('etag'), lastModified: headers.get('last-modified') };
}

/** `the server answers 400 Bad Request: “Invalid date”`: its own words only where they are few and plain. */
function refusal({ status, statusText }: Response, text: string): string {
  const words = /^\s*\{\s*"error"\s*:\s*"([^"\\]{1,200})"/.exec(text)?.[1];
  return `the server answers ${status}${statusText && ` ${statusText}`}${words === undefined ? '' : `: “${words}”`}`;
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
