import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type BetterSqlite3 from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { databaseError } from '#db/database-error.ts';
import { keepStatements } from '#db/kept-statements.ts';
import journal from '#db/migrations/meta/_journal.json' with { type: 'json' };
import * as schema from '#db/schema.ts';
import { settingOf } from '#lib/settings.ts';

export type Database = BetterSQLite3Database<typeof schema> & { $client: BetterSqlite3.Database };

const OLDEST_NODE = [22, 18] as const;
/** Of a file that is made anew: a paper's row is longer than half of SQLite's 4,096, so that every page would be half empty. */
const PAGE_BYTES = 8192;
const NEWEST_MIGRATION = Math.max(...journal.entries.map(({ when }) => when));

/**
 * Broadsheet's own folder, wherever the command was started. Node runs this file in its place; Next copies it into
 * `.next` and starts in the folder, so that the way up from either leads there.
 */
export function projectFolder(): string {
  let folder = import.meta.url.startsWith('file:') ? dirname(fileURLToPath(import.meta.url)) : process.cwd();
  while (!existsSync(join(folder, 'db', 'migrations', 'meta', '_journal.json'))) {
    const above = dirname(folder);
    if (above === folder) return process.cwd();
    folder = above;
  }
  return folder;
}

/** Where the database is when nobody says otherwise: `DATABASE_PATH`, else the project's `db/broadsheet.sqlite`. */
export function databasePath(): string {
  const given = settingOf(process.env, 'DATABASE_PATH');
  return given ? resolve(given) : join(projectFolder(), 'db', 'broadsheet.sqlite');
}

/**
 * Opens the database file for writing, makes it where it is missing, and brings its tables up to date.
 *
 * @throws Error in one sentence for people: an older Node, a place that cannot be written, a file that is none of ours.
 */
export async function openDatabase(file: string): Promise<Database> {
  let client: BetterSqlite3.Database | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    client = await connect(file, {});
    requireOurs(client, file);
    client.pragma('busy_timeout = 5000');
    client.pragma(`page_size = ${PAGE_BYTES}`);
    client.pragma('journal_mode = WAL');
    client.pragma('synchronous = NORMAL');
    client.pragma('foreign_keys = ON');
    const db = drizzle(client, { schema });
    migrate(db, { migrationsFolder: join(projectFolder(), 'db', 'migrations') });
    return db;
  } catch (error) {
    client?.close();
    throw databaseError(error, file);
  }
}

/**
 * Opens an existing database file for reading only.
 *
 * @param anyAge also one whose tables an older Broadsheet made, which only a copy or an examination has a use for
 */
export async function openForReading(file: string, { anyAge = false } = {}): Promise<Database> {
  if (!existsSync(file)) throw new Error(`There is no database at ${file}; “npm run ingest” makes it.`);
  let client: BetterSqlite3.Database | undefined;
  try {
    client = await connect(file, { readonly: true });
    const newest = requireOurs(client, file);
    if (!anyAge && newest !== undefined && newest < NEWEST_MIGRATION)
      throw new Error(`${file} was made by an older Broadsheet; “npm run ingest” brings it up to date.`);
    client.pragma('busy_timeout = 5000');
    client.pragma('cache_size = -65536');
    client.pragma('mmap_size = 1073741824');
    keepStatements(client);
    return drizzle(client, { schema });
  } catch (error) {
    client?.close();
    throw databaseError(error, file);
  }
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
    throw error;
  }
}

/**
 * @returns the time of the newest migration that the file has had; undefined where it has no tables at all.
 * @throws Error for tables that are not Broadsheet's, or of a Broadsheet that knows more of them than this one.
 */
function requireOurs(client: BetterSqlite3.Database, file: string): number | undefined {
  const tables = client
    .prepare<[], string>(`select name from sqlite_master where type = 'table'`)
    .pluck()
    .all();
  if (tables.length === 0) return undefined;
  if (!tables.includes('__drizzle_migrations') || !tables.includes('appearances'))
    throw new Error(`${file} is a database of something else than Broadsheet.`);
  const newest = Number(
    client.prepare<[], number>('select max(created_at) from __drizzle_migrations').pluck().get(),
  );
  if (newest > NEWEST_MIGRATION)
    throw new Error(`${file} was made by a newer Broadsheet than this one: bring this one up to date.`);
  return newest;
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
