import type { Database } from '#db/open.ts';
import { dataVersion } from '#db/search/search-index.ts';

/** Answers that are kept of a database: more than the topics and the pairs of them that readers come back to. */
const KEPT = 200;

const kept = new WeakMap<Database, { version: string; answers: Map<string, unknown> }>();

/**
 * What `work` makes of a database, kept until the database changes: for questions that take long and are asked again.
 *
 * @param question tells it from all others that are kept
 */
export function keptAnswer<T>(db: Database, question: string, work: () => T): T {
  const version = dataVersion(db);
  let known = kept.get(db);
  if (known?.version !== version) {
    known = { version, answers: new Map() };
    kept.set(db, known);
  }
  const { answers } = known;
  // What stands under a question was made by the same work.
  const answer = answers.has(question) ? (answers.get(question) as T) : work();
  // The map's order is that of the last use: the first one is the one that can go.
  answers.delete(question);
  answers.set(question, answer);
  const [oldest] = answers.keys();
  if (answers.size > KEPT && oldest !== undefined) answers.delete(oldest);
  return answer;
}
