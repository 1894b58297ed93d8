import { database, letGo } from '#db/client.ts';
import { DatabaseError, databaseError } from '#db/database-error.ts';
import { type Database, databasePath } from '#db/open.ts';
import { isQuestion, QUESTIONS } from '#db/readers/questions.ts';

/**
 * What work makes of one state of the data, whatever is written meanwhile: all that it reads is read in one transaction.
 * Nothing else may be read on the connection until it is done.
 */
export async function inOneState<T>(db: Database, work: (db: Database) => T | Promise<T>): Promise<T> {
  const { $client } = db;
  $client.exec('BEGIN');
  try {
    return await work(db);
  } finally {
    // SQLite ends a transaction itself when the file cannot be read.
    if ($client.inTransaction) $client.exec('COMMIT');
  }
}

/** Answers a question from one state of the data. @throws DatabaseError; what the question throws */
export async function answer(name: string, args: readonly unknown[]): Promise<unknown> {
  if (!isQuestion(name)) throw new Error(`There is no question “${name}”.`);
  // The arguments are those of the question: `ask` takes no others.
  const question = QUESTIONS[name] as (db: Database, ...args: readonly unknown[]) => unknown;
  const db = await database();
  try {
    return await inOneState(db, (db) => question(db, ...args));
  } catch (thrown) {
    const error = databaseError(thrown, databasePath());
    // What is mended in its place is seen by a connection of its own, that has kept no page.
    if (error instanceof DatabaseError) letGo(db);
    throw error;
  }
}
