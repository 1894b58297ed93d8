import { join, relative } from 'node:path';
import { type CaptureDate, CaptureDateError } from '#db/ingest/captures.ts';
import { filesOf } from '#db/ingest/files.ts';
import { type IngestSummary, ingest } from '#db/ingest/ingest.ts';
import { openDatabase, projectFolder } from '#db/open.ts';
import { parseIsoDate } from '#lib/sources/dates.ts';
import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { progressReporter } from '#scripts/progress.ts';

const USAGE = `npm run ingest -- [PATH…] [--db FILE] [--captured YYYY-MM-DD] [--json]

Reads dumps of the Daily Papers listing and Broadsheet's JSON lines (files or folders; default: db/dumps) into the
database. --captured gives the day on which a listing was saved, where it does not tell the year itself.
Exit status: 0 all read, 1 something was refused, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      captured: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      // For `npm start`: says nothing when there is nothing to do.
      'if-needed': { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const captured = values.captured === undefined ? undefined : readDay(values.captured);
  const paths = positionals.length > 0 ? positionals : [shippedDumps()];
  const files = filesOf(paths);
  if (files.length === 0) throw new UsageError(`There is nothing to read in ${paths.join(', ')}.`);
  const db = await openDatabase(databaseNamed(values.db));
  const reporter = progressReporter(process.stderr, values.json || values['if-needed']);
  try {
    const summary = await ingest(db, files, {
      ...(captured && { captured }),
      named: positionals,
      progress: reporter.progress,
      // Said even where progress is not shown: a command that stands still has to say why.
      waiting: () => console.error('another ingest is writing; waiting …'),
    });
    reporter.finish();
    if (values.json) console.log(JSON.stringify(summary));
    else if (!values['if-needed'] || summary.created + summary.updated > 0) print(summary);
    for (const { file, error } of summary.sources) if (error) console.error(`refused ${file}: ${error}`);
    return summary.sources.some(({ error }) => error !== undefined) ? 1 : 0;
  } catch (error) {
    // A date that contradicts the files is a wrong call, found only while reading them.
    throw error instanceof CaptureDateError ? new UsageError(error.message) : error;
  } finally {
    reporter.finish();
    db.$client.close();
  }
}

/** As it is named from where the command was started, which is how reports name it. */
function shippedDumps(): string {
  return relative(process.cwd(), join(projectFolder(), 'db', 'dumps')) || '.';
}

function readDay(text: string): CaptureDate {
  const date = parseIsoDate(text);
  if (!date?.month || !date.day)
    throw new UsageError(`--captured wants a day like 2025-10-29, not “${text}”.`);
  return text.slice(0, 10) as CaptureDate; // parseIsoDate has just found these three numbers
}

function print(summary: IngestSummary): void {
  for (const { file, kind, papers, rejects } of summary.sources) {
    if (kind)
      console.log(
        `${file}: ${kind}, ${counted(papers, 'record')}${rejects > 0 ? `, ${counted(rejects, 'reject')}` : ''}`,
      );
  }
  const { appearances, papers, created, updated, unchanged, rejects, waiting, seconds } = summary;
  console.log(
    `${counted(appearances, 'appearance')} of ${counted(papers, 'paper')}: ${created} new, ${updated} updated, ${unchanged} unchanged (${seconds.toFixed(1)} s)`,
  );
  if (rejects > 0)
    console.log(
      `${counted(rejects, 'reject')}; the page /about lists ${rejects === 1 ? 'it with its' : 'them with their'} lines`,
    );
  if (waiting > 0)
    console.log(
      `${counted(waiting, 'fact')} ${waiting === 1 ? 'waits for a listing that prints its' : 'wait for a listing that prints their'} paper`,
    );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

await runCommand(USAGE, main);
