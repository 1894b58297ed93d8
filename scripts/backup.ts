import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type Backup, backUp } from '#db/backup.ts';
import { countOf } from '#lib/wording.ts';
import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { progressReporter } from '#scripts/progress.ts';

const USAGE = `npm run backup -- FILE [--db FILE] [--force] [--json]

Copies the database into FILE as it is at this moment, while others read and write it. FILE is there only when the copy
is whole and has been checked; a FILE that is there already is replaced only with --force.
Exit status: 0 done, 1 no copy was made, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      force: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const from = databaseNamed(values.db);
  const to = targetNamed(positionals);
  requireFree(to, from, values.force);
  const began = performance.now();
  const reporter = progressReporter(process.stderr, values.json);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    const made = await backUp(from, to, { progress: reporter.progress, signal: stop.signal });
    reporter.finish();
    const seconds = (performance.now() - began) / 1000;
    console.log(values.json ? JSON.stringify({ file: to, ...made, seconds }) : report(to, made, seconds));
    return 0;
  } catch (error) {
    if (stop.signal.aborted) throw new Error('Stopped; no copy was made.');
    throw error;
  } finally {
    reporter.finish();
  }
}

/** The file to make. @throws UsageError for none, several, and what is plainly no file's name. */
function targetNamed(positionals: readonly string[]): string {
  const [name, ...more] = positionals;
  if (name === undefined || name.trim() === '' || more.length > 0)
    throw new UsageError('The backup wants the name of one file to make.');
  const isFolder = /[/\\]$/.test(name) || (existsSync(name) && statSync(name).isDirectory());
  if (isFolder) throw new UsageError(`The backup wants the name of a file, and ${name} is that of a folder.`);
  return resolve(name);
}

/** @throws Error when there is no folder for the file, or something in its place that must not be replaced. */
function requireFree(to: string, from: string, force: boolean): void {
  const folder = dirname(to);
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder} to put the backup into.`);
  if (!existsSync(to)) return;
  if (existsSync(from) && realpathSync(to) === realpathSync(from))
    throw new UsageError(`${to} is the database itself.`);
  if (!force) throw new Error(`${to} is there already; --force replaces it.`);
  // The log of the old file would be read as that of the new one.
  if (existsSync(`${to}-wal`))
    throw new Error(`${to} is a database in use (${to}-wal is beside it); name another file.`);
}

function report(file: string, { papers, bytes }: Backup, seconds: number): string {
  return `${file}: ${countOf(papers, 'paper')}, ${(bytes / 1e6).toFixed(1)} MB (${seconds.toFixed(1)} s)`;
}

await runCommand(USAGE, main);
