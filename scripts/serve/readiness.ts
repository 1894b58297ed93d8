import { setTimeout as pause } from 'node:timers/promises';
import { isUnavailable } from '#db/readers/unavailable.ts';

/** What the database has to answer one short question in, in milliseconds. */
const PATIENCE = 5000;

type Options = {
  /** Asks the database a short question, through the threads that readers' questions go through. */
  question: () => Promise<unknown>;
  isStopping: () => boolean;
  /** The reason in full, for the log; once for as long as it is the same. */
  say: (error: unknown) => void;
  patience?: number;
};

/**
 * Why this process cannot answer readers now, in one sentence: it is being stopped; the database is missing, cannot be
 * read, or is of another version; or no thread answers.
 */
export function readiness({
  question,
  isStopping,
  say,
  patience = PATIENCE,
}: Options): () => Promise<string | undefined> {
  let said: string | undefined;
  return async () => {
    if (isStopping()) return 'The site is being stopped.';
    try {
      const late = Symbol('late');
      const answered = await Promise.race([question(), pause(patience, late, { ref: false })]);
      if (answered === late) return `The database did not answer within ${patience / 1000} s.`;
      said = undefined;
      return undefined;
    } catch (error) {
      const reason = String(error);
      if (reason !== said) say(error);
      said = reason;
      return isUnavailable(error)
        ? 'The threads that read the database have no time.'
        : 'The database cannot be read; the log has the reason.';
    }
  };
}
