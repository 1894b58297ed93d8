import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type CaptureDate, CaptureDateError } from '#db/ingest/captures.ts';
import { filesOf, refusalOf, requireRegularFile } from '#db/ingest/files.ts';
import { type IngestSummary, ingest } from '#db/ingest/ingest.ts';
import { openDatabase } from '#db/open.ts';
import { parseIsoDate } from '#lib/sources/dates.ts';
import { readTaxonomy, TaxonomyError } from '#lib/topics/taxonomy-file.ts';
import { shippedSystem, systemFrom, type TopicSystem } from '#lib/topics/topic-system.ts';
import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { progressReporter } from '#scripts/progress.ts';
import { overridesPath, shippedDumps } from '#scripts/shipped-dumps.ts';

const USAGE = `npm run ingest -- [PATH…] [--db FILE] [--captured YYYY-MM-DD] [--topics FILE|shipped] [--json]

Reads sources of papers (files, folders, or - for standard input; default: db/dumps) into the database: dumps of the
Daily Papers listing and answers of its API, arXiv's metadata snapshot and OAI-PMH answers, Broadsheet's JSON lines,
BibTeX and RIS, each plain, gzipped or in Zstandard. --captured gives the day on which a source was saved, where it
does not tell that day, or the year of it. --topics sorts all papers by the taxonomy of a file from now on, or again by
the one that ships. Corrections of topics in db/dumps/topics.overrides.jsonl are applied every time.
Exit status: 0 all read, 1 something was refused, 2 wrong usage.`;

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      captured: { type: 'string' },
      topics: { type: 'string' },
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
  const topics = values.topics === undefined ? undefined : topicsNamed(values.topics);
  const db = await openDatabase(databaseNamed(values.db));
  const reporter = progressReporter(process.stderr, values.json || values['if-needed']);
  try {
    const summary = await ingest(db, files, {
      ...(captured && { captured }),
      ...(topics && { topics }),
      overrides: overridesPath(),
      named: positionals,
      progress: reporter.progress,
      // Said even where progress is not shown: a command that stands still has to say why.
      waiting: () => console.error('another ingest is writing; waiting …'),
    });
    reporter.finish();
    if (values.json) console.log(JSON.stringify(summary));
    else if (!values['if-needed'] || summary.created + summary.updated > 0) print(summary);
    for (const { file, error } of summary.sources) if (error) console.error(`refused ${file}: ${error}`);
    for (const { line, reason } of summary.overrides?.rejects ?? [])
      console.error(`not applied ${summary.overrides?.file}: line ${line}: ${reason}`);
    return summary.sources.some(({ error }) => error !== undefined) ? 1 : 0;
  } catch (error) {
    // A date that contradicts the files is a wrong call, found only while reading them.
    throw error instanceof CaptureDateError ? new UsageError(error.message) : error;
  } finally {
    reporter.finish();
    db.$client.close();
  }
}

/** The taxonomy that `--topics` names. @throws Error with all that is wrong with it. */
function topicsNamed(name: string): TopicSystem {
  if (name === 'shipped') return shippedSystem;
  if (name.trim() === '') throw new UsageError('--topics wants the name of a file, or “shipped”.');
  try {
    requireRegularFile(name);
    return systemFrom(basename(name), readTaxonomy(readFileSync(name, 'utf8')));
  } catch (error) {
    const reason = error instanceof TaxonomyError ? `\n${error.message}` : ` ${refusalOf(error).reason}`;
    throw new Error(`refused ${name}, nothing was changed:${reason}`);
  }
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
  const { appearances, papers, created, updated, unchanged, rejects, waiting, seconds, taxonomy, overrides } =
    summary;
  console.log(
    `${counted(appearances, 'appearance')} of ${counted(papers, 'paper')}: ${created} new, ${updated} updated, ${unchanged} unchanged (${seconds.toFixed(1)} s)`,
  );
  if (rejects > 0)
    console.log(
      `${counted(rejects, 'reject')}; the page /about lists ${rejects === 1 ? 'it with its' : 'them with their'} lines`,
    );
  if (taxonomy) console.log(`${counted(taxonomy.topics, 'topic')} of ${taxonomy.file}`);
  if (overrides) printOverrides(overrides);
  if (waiting > 0)
    console.log(
      `${counted(waiting, 'fact')} ${waiting === 1 ? 'waits for a listing that prints its' : 'wait for a listing that prints their'} paper`,
    );
}

function printOverrides({ file, papers, waiting }: NonNullable<IngestSummary['overrides']>): void {
  console.log(`${file}: the topics of ${counted(papers, 'paper')} corrected by hand`);
  for (const { line, paper } of waiting)
    console.log(`${file}: line ${line} waits for a paper that is not here yet: ${paper}`);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

await runCommand(USAGE, main);
