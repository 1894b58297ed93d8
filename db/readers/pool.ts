import { Worker } from 'node:worker_threads';
import { isUnavailable, UnavailableError } from '#db/readers/unavailable.ts';
import type { DoneQuestion } from '#db/readers/watched.ts';

export type Asked = { number: number; name: string; args: readonly unknown[] };
/** `error` where the question failed. */
export type Told = { number: number; value?: unknown; error?: Error };

type Waiting = Asked & {
  /** When it was asked, and when a thread began with it, by the clock of `performance`. */
  asked: number;
  begun?: number;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
  /** Until a thread is at it: when it has waited for too long; from then on: when it has taken too long. */
  timer: NodeJS.Timeout | undefined;
};
type Thread = { worker: Worker; isReady: boolean; at: Waiting | undefined };

/** The number under which a thread tells that it has loaded what it answers with. */
export const READY = -1;

type Options = {
  /** What a thread runs: answers each `Asked` that it is sent with a `Told`. */
  file: string | URL;
  /** Threads, at most; each is started when all that there are have a question. */
  threads: number;
  /** How long a question may wait for a thread, and how long one may be at it. */
  seconds: number;
  /** Questions that may wait; one more is not taken. */
  waiting?: number;
  /** Told what becomes of each question. */
  tell?: (done: Omit<DoneQuestion, 'pool'>) => void;
};

const MOST_WAITING = 500;

/** How long a thread may take to be ready, in seconds: on a machine that is at full load its modules take twenty to load. */
const START_SECONDS = 120;

/**
 * In MiB. Left to itself, a thread is tidied up so late that what it loads its modules with stays for good: 190 MB instead
 * of 65. The large things that questions work with (columns, postings) are no part of this.
 */
const resourceLimits = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 24 };

/**
 * Threads that answer questions, each one at a time, in the order in which they were asked. One that is at a question
 * for too long is ended, and another takes its place. A question that is not answered keeps the process alive; threads
 * that have none do not.
 */
export class Pool {
  readonly #options: Required<Options>;
  readonly #threads: Thread[] = [];
  /** Threads that have been told to end: one whose statement takes long does so when SQLite comes to its end. */
  readonly #ending = new Set<Worker>();
  readonly #queue: Waiting[] = [];
  #number = 0;

  constructor(options: Options) {
    this.#options = { waiting: MOST_WAITING, tell: () => {}, ...options };
  }

  /**
   * @throws UnavailableError when no thread had time for it, or it took too long; what the question throws; Error when
   * question or answer cannot go from thread to thread, or the thread dies
   */
  ask(name: string, args: readonly unknown[]): Promise<unknown> {
    const { seconds, waiting } = this.#options;
    return new Promise((resolve, reject) => {
      const asked: Waiting = {
        ...{ number: this.#number++, name, args, resolve, reject, timer: undefined },
        asked: performance.now(),
      };
      this.#queue.push(asked);
      this.#next();
      if (!this.#queue.includes(asked)) return;
      if (this.#queue.length > waiting) {
        this.#queue.splice(this.#queue.indexOf(asked), 1);
        this.#tell(asked, 'refused');
        reject(new UnavailableError(`${waiting} questions to the database wait already.`));
        return;
      }
      asked.timer = setTimeout(() => {
        this.#queue.splice(this.#queue.indexOf(asked), 1);
        this.#tell(asked, 'refused');
        reject(new UnavailableError(`No thread had time for a question (${name}) within ${seconds} s.`));
      }, seconds * 1000);
    });
  }

  /** Questions that wait for a thread. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Ends all threads; questions under way are not answered. */
  async close(): Promise<void> {
    const error = new Error('The threads that read the database have been ended.');
    for (const asked of this.#queue.splice(0)) {
      clearTimeout(asked.timer);
      asked.reject(error);
    }
    await Promise.all([...this.#threads].map((thread) => this.#end(thread, error)));
  }

  #next(): void {
    if (this.#queue.length === 0) return;
    const thread = this.#threads.find(({ at }) => at === undefined) ?? this.#started();
    const asked = thread && this.#queue.shift();
    if (!thread || !asked) return;
    const { number, name, args } = asked;
    clearTimeout(asked.timer);
    thread.at = asked;
    thread.worker.ref();
    // A thread that was ended before it was ready would be followed by others that are.
    if (thread.isReady) this.#begin(thread, asked);
    else
      asked.timer = this.#limit(thread, START_SECONDS, 'A thread that reads the database did not start in');
    try {
      thread.worker.postMessage({ number, name, args } satisfies Asked);
    } catch (error) {
      this.#done(thread, 'failed');
      asked.reject(errorOf(error));
    }
  }

  /** From now on the question's time counts. */
  #begin(thread: Thread, asked: Waiting): void {
    clearTimeout(asked.timer);
    asked.begun = performance.now();
    const what = `A question to the database (${asked.name}) took more than`;
    asked.timer = this.#limit(thread, this.#options.seconds, what);
  }

  #limit(thread: Thread, seconds: number, what: string): NodeJS.Timeout {
    return setTimeout(() => {
      void this.#end(thread, new UnavailableError(`${what} ${seconds} s.`));
    }, seconds * 1000);
  }

  /** A new thread; undefined where there are as many as there may be. */
  #started(): Thread | undefined {
    const { file, threads } = this.#options;
    // Threads that cannot be ended yet are on the processor too: with many of them new ones have to wait.
    if (this.#threads.length >= threads || this.#threads.length + this.#ending.size >= 2 * threads)
      return undefined;
    const worker = new Worker(file, { resourceLimits });
    const thread: Thread = { worker, isReady: false, at: undefined };
    worker.unref();
    worker.on('message', ({ number, value, error }: Told) => {
      const asked = thread.at;
      if (number === READY) {
        thread.isReady = true;
        if (asked) this.#begin(thread, asked);
        return;
      }
      if (asked?.number !== number) return;
      this.#done(thread, error ? 'failed' : 'answered');
      if (error) asked.reject(error);
      else asked.resolve(value);
    });
    worker.on('error', (error) => this.#lost(thread, errorOf(error)));
    worker.on('messageerror', (error) => this.#end(thread, error));
    worker.on('exit', () => this.#lost(thread, new Error('A thread that reads the database has died.')));
    this.#threads.push(thread);
    return thread;
  }

  #done(thread: Thread, outcome: DoneQuestion['outcome']): void {
    if (thread.at) this.#tell(thread.at, outcome);
    clearTimeout(thread.at?.timer);
    thread.at = undefined;
    thread.worker.unref();
    this.#next();
  }

  #tell({ asked, begun }: Waiting, outcome: DoneQuestion['outcome']): void {
    const now = performance.now();
    const waited = ((begun ?? now) - asked) / 1000;
    this.#options.tell({ outcome, waited, took: begun === undefined ? 0 : (now - begun) / 1000 });
  }

  async #end(thread: Thread, error: Error): Promise<void> {
    this.#ending.add(thread.worker);
    this.#lost(thread, error);
    await thread.worker.terminate();
    this.#ending.delete(thread.worker);
    this.#next();
  }

  /** Takes a thread out, once. */
  #lost(thread: Thread, error: Error): void {
    const place = this.#threads.indexOf(thread);
    if (place < 0) return;
    this.#threads.splice(place, 1);
    clearTimeout(thread.at?.timer);
    thread.worker.unref();
    if (thread.at) this.#tell(thread.at, isUnavailable(error) ? 'late' : 'failed');
    thread.at?.reject(error);
    this.#next();
  }
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
