import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type BetterSqlite3 from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import * as schema from '#db/schema.ts';

export type Database = BetterSQLite3Database<typeof schema> & { $client: BetterSqlite3.Database };

const OLDEST_NODE = [22, 18] as const;

/** Where the database is when nobody says otherwise: `DATABASE_PATH`, else `db/broadsheet.sqlite`. */
export function databasePath(): string {
  return process.env.DATABASE_PATH || join(process.cwd(), 'db', 'broadsheet.sqlite');
}

/**
 * Opens the database file for writing, makes it where it is missing, and brings its tables up to date.
 *
 * @throws Error in one sentence for people: an older Node, a folder that cannot be written, a file that is none of ours.
 */
export async function openDatabase(file: string): Promise<Database> {
  mkdirSync(dirname(file), { recursive: true });
  const client = await connect(file, {});
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = NORMAL');
  client.pragma('foreign_keys = ON');
  client.pragma('busy_timeout = 5000');
  const db = drizzle(client, { schema });
  migrate(db, { migrationsFolder: join(process.cwd(), 'db', 'migrations') });
  return db;
}

/** Opens an existing database file for reading only. */
export async function openForReading(file: string): Promise<Database> {
  if (!existsSync(file)) throw new Error(`There is no database at ${file}; “npm run ingest” makes it.`);
  const client = await connect(file, { readonly: true });
  client.pragma('busy_timeout = 5000');
  client.pragma('cache_size = -65536');
  client.pragma('mmap_size = 1073741824');
  return drizzle(client, { schema });
}

async function connect(file: string, options: BetterSqlite3.Options): Promise<BetterSqlite3.Database> {
  requireNode(process.versions.node);
  // Loaded only now: on an older Node the mere loading of the binary ends the process without a word.
  const { default: Sqlite } = await import('better-sqlite3');
  const client = new Sqlite(file, options);
  try {
    // SQLite looks into the file only when it is asked something.
    client.pragma('schema_version');
    return client;
  } catch (error) {
    client.close();
    const isOther = error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB';
    throw isOther ? new Error(`${file} is no SQLite database.`) : error;
  }
}

/** @throws Error when the version (`24.21.0`) is older than the SQLite binding can run on. */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Broadsheet needs Node ${oldestMajor}.${oldestMinor} or later and this is Node ${version}: use “npm run …”, which brings its own where npm has one, or install a newer Node.`,
  );
}
