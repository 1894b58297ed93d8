import type BetterSqlite3 from 'better-sqlite3';

/** More texts than the pages have questions, with room for lists of different lengths in them. */
const KEPT = 400;

/**
 * Makes a connection prepare each text once and keep the statements that were used last. A page asks two dozen
 * questions, the same ones every time, and preparing them anew is a sixth of what they cost.
 *
 * A statement must not be used again while it is being iterated over; drizzle never iterates.
 */
export function keepStatements(client: BetterSqlite3.Database): void {
  const kept = new Map<string, BetterSqlite3.Statement>();
  const prepare = client.prepare.bind(client);
  const fromKept = (source: string): BetterSqlite3.Statement => {
    const statement = kept.get(source) ?? prepare(source);
    // The map's order is that of the last use: the first one is the one that can go.
    kept.delete(source);
    kept.set(source, statement);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
  client.prepare = fromKept as typeof client.prepare; // only the types of a statement's rows differ
}
