import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
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

/**
 * Inserts rows by a statement of SQLite's own, kept as `prepared` keeps one: drizzle's way from an object to a row costs
 * several times what the insert does. What is left out of a row is null, or what the schema says where it has a default
 * that is a plain value.
 *
 * @returns a function that gives the row's id.
 */
export function inserter<Table extends SQLiteTable>(
  table: Table,
): (db: Database) => (row: Table['$inferInsert']) => number {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, { name }]) => `"${name}"`).join(', ');
  const places = columns.map(() => '?').join(', ');
  return prepared((db) => {
    const statement = db.$client.prepare(`insert into ${getTableName(table)} (${names}) values (${places})`);
    const values: unknown[] = new Array(columns.length);
    return (row) => {
      for (const [index, [key, column]] of columns.entries()) {
        const value = (row as Record<string, unknown>)[key] ?? column.default ?? null; // a key of the table
        values[index] = value === null || typeof value === 'string' ? value : column.mapToDriverValue(value);
      }
      return Number(statement.run(values).lastInsertRowid);
    };
  });
}

/**
 * The id of a row by what names it, which is made where it is new. What is there is only looked up, and written where its
 * label is another one: an upsert would write it each time.
 */
export function idByName<Table extends SQLiteTable>(
  table: Table,
  name: SQLiteColumn,
  label: SQLiteColumn = name,
): (db: Database) => (row: Table['$inferInsert']) => number {
  const keys = Object.entries(getTableColumns(table));
  const keyOf = (column: SQLiteColumn) => keys.find(([, one]) => one === column)?.[0] ?? '';
  const [nameKey, labelKey] = [keyOf(name), keyOf(label)];
  const insert = inserter(table);
  return prepared((db) => {
    const called = getTableName(table);
    const find = db.$client
      .prepare<[unknown], [number, unknown]>(
        `select id, "${label.name}" from ${called} where "${name.name}" = ?`,
      )
      .raw();
    const relabel = db.$client.prepare(`update ${called} set "${label.name}" = ? where id = ?`);
    return (row) => {
      const given = row as Record<string, unknown>; // by the keys of the table
      const known = find.get(given[nameKey]);
      if (!known) return insert(db)(row);
      if (known[1] !== given[labelKey]) relabel.run(given[labelKey], known[0]);
      return known[0];
    };
  });
}
