import { availableParallelism } from 'node:os';
import { z } from 'zod';

/** How questions to the database are answered. */
export type ReaderSettings = {
  /** Threads for long questions; with none, all questions are answered where they are asked, one after the other. */
  threads: number;
  /** How long a question may take once a thread is at it, in seconds. */
  seconds: number;
};

const SHAPE = {
  QUERY_THREADS: whole(0, 256, 'a whole number from 0 to 256'),
  QUERY_SECONDS: whole(1, 3600, 'a whole number of seconds from 1 to 3600'),
};

const QUERY_SECONDS = 10;

/**
 * @param processes that serve on the same cores
 * @throws Error in one sentence for a setting that is no such number
 */
export function readerSettings(
  env: Readonly<Record<string, string | undefined>>,
  processes = 1,
): ReaderSettings {
  const setting = (name: keyof typeof SHAPE, otherwise: number): number => {
    const text = env[name];
    if (text === undefined || text === '') return otherwise;
    const read = SHAPE[name].safeParse(text);
    if (read.success) return read.data;
    throw new Error(`${name} must be ${read.error.issues[0]?.message}, not “${text}”.`);
  };
  return {
    threads: setting('QUERY_THREADS', Math.max(1, Math.floor(availableParallelism() / processes))),
    seconds: setting('QUERY_SECONDS', QUERY_SECONDS),
  };
}

function whole(from: number, to: number, what: string) {
  const error = () => what;
  return z
    .string()
    .regex(/^\d{1,4}$/, { error })
    .transform(Number)
    .pipe(z.int({ error }).min(from, { error }).max(to, { error }));
}
