import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { databaseError } from '#db/database-error.ts';
import { type Database, databasePath, openForReading } from '#db/open.ts';
import { SettingError } from '#lib/settings.ts';

/** The command was called in a way it does not know: exit status 2, with the usage. */
export class UsageError extends Error {}

/** The command line's options and arguments. @throws UsageError for an option that is not known. */
export function readArguments<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The database file that `--db` names, else the default one. @throws UsageError for what is plainly no file's name. */
export function databaseNamed(name: string | undefined): string {
  if (name === undefined) return databasePath();
  if (name.trim() === '') throw new UsageError('--db wants the name of a file, not “”.');
  const isFolder = /[/\\]$/.test(name) || (existsSync(name) && statSync(name).isDirectory());
  if (isFolder) throw new UsageError(`--db wants the name of a file, and ${name} is that of a folder.`);
  return resolve(name);
}

/**
 * What work makes of a database that is only read, which is closed afterwards.
 *
 * @throws DatabaseError also for pages that turn out to be damaged while they are read; what `work` throws
 */
export async function readDatabase<T>(file: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openForReading(file);
  try {
    return await work(db);
  } catch (error) {
    throw databaseError(error, file);
  } finally {
    db.$client.close();
  }
}

/**
 * Runs a command to its exit status: what `main` returns, 1 with the reason for what it throws, 2 where a setting is
 * wrong, and 2 with the usage as well where the call itself was.
 */
export async function runCommand(usage: string, main: () => Promise<number>): Promise<void> {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  try {
    process.exitCode = await main();
  } catch (error) {
    const wrongCall = error instanceof UsageError;
    console.error(error instanceof Error ? error.message : error);
    if (wrongCall) console.error(`\n${usage}`);
    process.exitCode = wrongCall || error instanceof SettingError ? 2 : 1;
  }
}
