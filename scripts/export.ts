import { openForReading } from '#db/open.ts';
import { exportPapers } from '#db/queries/export-papers.ts';
import { knownValues } from '#db/queries/known-values.ts';
import { csvHeader, csvLine } from '#lib/export/csv.ts';
import { jsonLine } from '#lib/export/json-line.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';

const USAGE = `npm run export -- [--format jsonl|csv] [--db FILE] ['FILTERS']

Writes papers to standard output. FILTERS are the explorer's parameters, e.g. 'topic=merging&year=2024'; papers come
in the explorer's order. --json is the same as --format jsonl.
Exit status: 0 done, 1 the database cannot be read, 2 wrong usage.`;

const FORMATS = { jsonl: { head: '', line: jsonLine }, csv: { head: csvHeader(), line: csvLine } } as const;

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      format: { type: 'string', default: 'jsonl' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const format = values.json ? 'jsonl' : values.format;
  if (format !== 'jsonl' && format !== 'csv')
    throw new UsageError(`--format is jsonl or csv, not “${format}”.`);
  const params = Object.fromEntries(
    [...Map.groupBy(new URLSearchParams(positionals.join('&')), ([key]) => key)].map(([key, pairs]) => [
      key,
      pairs.map(([, value]) => value),
    ]),
  );
  const asked = parsePaperQuery(params);
  const db = await openForReading(databaseNamed(values.db));
  const { query, problems } = await knownValues(db, asked.query);
  const wrong = [...asked.problems, ...problems];
  // On a page a wrong value falls back; a file that is not what was asked for would go unnoticed.
  if (wrong.length > 0) throw new UsageError(wrong.join('\n'));
  const { head, line } = FORMATS[format];
  process.stdout.write(head);
  for await (const paper of exportPapers(db, query)) {
    if (!process.stdout.write(line(paper))) await new Promise((done) => process.stdout.once('drain', done));
  }
  db.$client.close();
  return 0;
}

await runCommand(USAGE, main);
