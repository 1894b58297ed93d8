import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type BetterSqlite3 from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { codeOf, DatabaseError, databaseError } from '#db/database-error.ts';
import { keepStatements } from '#db/kept-statements.ts';
import { hasLogOfAnother, isWithoutRoomForLog } from '#db/log-beside.ts';
import journal from '#db/migrations/meta/_journal.json' with { type: 'json' };
import * as schema from '#db/schema.ts';
import { settingOf } from '#lib/settings.ts';

export type Database = BetterSQLite3Database<typeof schema> & { $client: BetterSqlite3.Database };

const OLDEST_NODE = [22, 18] as const;
/** Of a file that is made anew: a paper's row is longer than half of SQLite's 4,096, so that every page would be half empty. */
const PAGE_BYTES = 8192;
/** As Drizzle Kit has it, which makes the migrations. */
const MIGRATIONS_TABLE =
  'create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)';
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
 * @throws DatabaseError in one sentence for people: a place that cannot be written, a file that is none of ours; Error
 *   for an older Node.
 */
export async function openDatabase(file: string): Promise<Database> {
  let client: BetterSqlite3.Database | undefined;
  try {
    if (file !== ':memory:') {
      mkdirSync(dirname(file), { recursive: true });
      // SQLite finds out only when it writes, and then does not tell a disk for reading only from a missing permission.
      accessSync(existsSync(file) ? file : dirname(file), constants.W_OK);
    }
    client = await connect(file, {});
    const newest = requireOurs(client, file);
    client.pragma('busy_timeout = 5000');
    client.pragma(`page_size = ${PAGE_BYTES}`);
    client.pragma('journal_mode = WAL');
    client.pragma('synchronous = NORMAL');
    client.pragma('foreign_keys = ON');
    if (newest !== NEWEST_MIGRATION) migrate(client);
    return drizzle(client, { schema });
  } catch (error) {
    client?.close();
    throw databaseError(error, file);
  }
}

/**
 * Opens an existing database file for reading only.
 *
 * @param anyAge also one whose tables an older Broadsheet made, or that has none, which only a copy or an examination
 *   has a use for
 * @throws DatabaseError in one sentence for people; Error for an older Node.
 */
export async function openForReading(file: string, { anyAge = false } = {}): Promise<Database> {
  if (!existsSync(file))
    throw new DatabaseError('missing', `There is no database at ${file}; “npm run ingest” makes it.`);
  let client: BetterSqlite3.Database | undefined;
  try {
    client = await connect(file, { readonly: true });
    const newest = requireOurs(client, file);
    if (!anyAge && newest === undefined)
      throw new DatabaseError('empty', `${file} is empty; “npm run ingest” fills it.`);
    if (!anyAge && newest !== undefined && newest < NEWEST_MIGRATION)
      throw new DatabaseError(
        'older',
        `${file} was made by an older Broadsheet; “npm run ingest” brings it up to date.`,
      );
    client.pragma('busy_timeout = 5000');
    client.pragma('cache_size = -65536');
    client.pragma('mmap_size = 1073741824');
    keepStatements(client);
    return drizzle(client, { schema });
  } catch (error) {
    client?.close();
    if (codeOf(error) === 'SQLITE_CANTOPEN' && isWithoutRoomForLog(file))
      throw new DatabaseError(
        'unwritable',
        `${file} lies where nothing can be written, and keeps a log beside it: put a backup in its place, which needs none (“npm run backup”, where it can be written).`,
        { cause: error },
      );
    throw databaseError(error, file);
  }
}

/** Brings tables up to date, all or nothing: whoever comes second waits, and finds it done. */
function migrate(client: BetterSqlite3.Database): void {
  const migrations = readMigrationFiles({ migrationsFolder: join(projectFolder(), 'db', 'migrations') });
  client
    .transaction(() => {
      client.exec(MIGRATIONS_TABLE);
      const newest = newestMigration(client);
      const put = client.prepare('insert into __drizzle_migrations(hash, created_at) values (?, ?)');
      for (const { folderMillis, hash, sql } of migrations) {
        if (newest !== undefined && folderMillis <= newest) continue;
        for (const statement of sql) client.exec(statement);
        put.run(hash, folderMillis);
      }
    })
    .immediate();
}

/** The time of the newest migration that the file has had. */
function newestMigration(client: BetterSqlite3.Database): number | undefined {
  const newest = client
    .prepare<[], number | null>('select max(created_at) from __drizzle_migrations')
    .pluck()
    .get();
  return newest === null || newest === undefined ? undefined : Number(newest);
}

async function connect(file: string, options: BetterSqlite3.Options): Promise<BetterSqlite3.Database> {
  requireNode(process.versions.node);
  if (hasLogOfAnother(file))
    throw new DatabaseError(
      'foreign',
      `${file} has the log of another file beside it, which was in its place before: remove ${file}-wal and ${file}-shm; ${file} itself is as it was put there.`,
    );
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
 * @throws DatabaseError for tables that are not Broadsheet's, or of a Broadsheet that knows more of them than this one.
 */
function requireOurs(client: BetterSqlite3.Database, file: string): number | undefined {
  const tables = client
    .prepare<[], string>(`select name from sqlite_master where type = 'table'`)
    .pluck()
    .all();
  if (tables.length === 0) return undefined;
  if (!tables.includes('__drizzle_migrations') || !tables.includes('appearances'))
    throw new DatabaseError('foreign', `${file} is a database of something else than Broadsheet.`);
  const newest = newestMigration(client);
  if (newest !== undefined && newest > NEWEST_MIGRATION)
    throw new DatabaseError(
      'newer',
      `${file} was made by a newer Broadsheet than this one: bring this one up to date.`,
    );
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
