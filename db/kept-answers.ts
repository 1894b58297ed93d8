import { LRUCache } from 'lru-cache';
import { dataVersion } from '#db/data-version.ts';
import type { Database } from '#db/open.ts';

/** Bytes of answers that are kept of a database: a few sets of a million papers, or all that a small collection is asked. */
const MOST_BYTES = 96 * 1024 * 1024;
/** What an answer takes that nobody has measured: an object with some hundred numbers and names. */
const ORDINARY = 32 * 1024;

type Answer = { value: unknown; bytes: number };
type Kept = { version: string; answers: LRUCache<string, Answer> };

const kept = new WeakMap<Database, Kept>();

/**
 * What `work` makes of a database, kept until the database changes, or others have been asked for since and there is no
 * more room: for questions that take long and are asked again.
 *
 * @param question tells it from all others that are kept
 * @param bytesOf roughly what it takes to keep an answer
 */
export function keptAnswer<T>(
  db: Database,
  question: string,
  work: () => T,
  bytesOf: (answer: T) => number = () => ORDINARY,
): T {
  const { answers } = keptOf(db);
  const known = answers.get(question);
  // What stands under a question was made by the same work.
  if (known) return known.value as T;
  const value = work();
  // Work may ask other questions, and be the first to see that the database has changed.
  keptOf(db).answers.set(question, { value, bytes: Math.max(1, Math.round(bytesOf(value))) });
  return value;
}

function keptOf(db: Database): Kept {
  const version = dataVersion(db);
  const known = kept.get(db);
  if (known?.version === version) return known;
  const answers = new LRUCache<string, Answer>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ bytes }) => Math.min(bytes, MOST_BYTES),
  });
  const fresh: Kept = { version, answers };
  kept.set(db, fresh);
  return fresh;
}
