import { type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Database } from '#db/open.ts';

/**
 * A statement that is prepared at its first use with a database and kept as long as the database is open. Whatever
 * runs once a record or once a paper has to be one: drizzle prepares a new native statement at every other call, and
 * the memory of those is freed only when the event loop turns, which a long loop never lets it do.
 */
export function prepared<Statement>(prepare: (db: Database) => Statement): (db: Database) => Statement {
  const kept = new WeakMap<Database, Statement>();
  return (db) => {
    const known = kept.get(db);
    if (known !== undefined) return known;
    const statement = prepare(db);
    kept.set(db, statement);
    return statement;
  };
}

/** Columns as the values of a prepared update: each run gives them by the same names. */
export function given<Name extends string>(columns: Readonly<Record<Name, SQLiteColumn>>): Record<Name, SQL> {
  const pairs = Object.entries<SQLiteColumn>(columns).map(([name, column]) => [
    name,
    sql`${sql.param(sql.placeholder(name), column)}`,
  ]);
  return Object.fromEntries(pairs) as Record<Name, SQL>; // the very names that it was given
}
