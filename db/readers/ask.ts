import { join } from 'node:path';
import { DatabaseError, isDatabaseError } from '#db/database-error.ts';
import { projectFolder } from '#db/open.ts';
import { oneInProcess } from '#db/readers/one-in-process.ts';
import { Pool } from '#db/readers/pool.ts';
import type { Answer, Arguments, QuestionName } from '#db/readers/questions.ts';
import { isQuick } from '#db/readers/quick.ts';
import { isRefused, isUnreadable, markUnavailable, markUnreadable } from '#db/readers/request-outcome.ts';
import { readerSettings } from '#db/readers/settings.ts';
import { isUnavailable, UnavailableError } from '#db/readers/unavailable.ts';
import { type DoneQuestion, tellQuestion } from '#db/readers/watched.ts';

const pools = oneInProcess('reader pools', () => new Set<Pool>());

type Asking = (name: QuestionName, args: readonly unknown[]) => Promise<unknown>;

/**
 * Asks the database. Each question is answered by a thread, from one state of the data; quick ones (db/readers/quick.ts)
 * have a thread of their own, which no long one delays.
 *
 * @throws UnavailableError when there was no time for it; an error of which `isDatabaseError` is true when the database
 *   cannot be read; what the question throws
 */
export async function ask<Name extends QuestionName>(
  name: Name,
  ...args: Arguments<Name>
): Promise<Answer<Name>> {
  // Next makes a page that has failed once more, to say so.
  const refused = 'Another question of the request has not been answered.';
  if (isUnreadable()) throw new DatabaseError('failing', refused);
  if (isRefused()) throw new UnavailableError(refused);
  try {
    // What comes is of the question that the name is of, as it is copied from thread to thread.
    return (await oneInProcess('readers', readers)(name, args)) as Answer<Name>;
  } catch (error) {
    if (isUnavailable(error)) markUnavailable();
    else if (isDatabaseError(error)) markUnreadable();
    throw error;
  }
}

/**
 * Starts the threads and has them read what every question needs, so that the first reader does not wait for that. Once
 * in a process: only the first call does so. Without a database there is nothing to read yet; the page that is asked for
 * says so.
 */
export async function startReaders(): Promise<void> {
  await oneInProcess('first questions', () => Promise.allSettled([ask('holdings'), ask('frontShown')]));
}

/** Questions of this process that wait for a thread. */
export function waitingQuestions(): number {
  return [...pools].reduce((sum, { waiting }) => sum + waiting, 0);
}

function readers(): Asking {
  const { threads, seconds } = readerSettings(process.env);
  if (threads === 0) return oneAfterTheOther();
  // The file itself and not what a bundler makes of it: Node reads TypeScript.
  const file = join(/* turbopackIgnore: true */ projectFolder(), 'db', 'readers', 'reader.ts');
  const told = (pool: DoneQuestion['pool']) => (done: Omit<DoneQuestion, 'pool'>) =>
    tellQuestion({ pool, ...done });
  const quick = new Pool({ file, threads: 1, seconds, tell: told('quick') });
  const long = new Pool({ file, threads, seconds, tell: told('long') });
  for (const pool of [quick, long]) pools.add(pool);
  return (name, args) => (isQuick(name) ? quick : long).ask(name, args);
}

/** Answers in the process itself: of one connection, only one question at a time is of one state. */
function oneAfterTheOther(): Asking {
  let last: Promise<unknown> = Promise.resolve();
  return (name, args) => {
    const next = last.then(async () => {
      const { answer } = await import('#db/readers/answer.ts');
      return answer(name, args);
    });
    last = next.catch(() => {});
    return next;
  };
}
