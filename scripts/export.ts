import type { Database } from '#db/open.ts';
import { exportPapers } from '#db/queries/export-papers.ts';
import { knownValues } from '#db/queries/known-values.ts';
import { jsonLine } from '#lib/export/json-line.ts';
import { PAPER_FILES, type PaperFile } from '#lib/export/paper-file.ts';
import { paperHref } from '#lib/hrefs.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { problemText } from '#lib/params.ts';
import { settingOf } from '#lib/settings.ts';
import { listed } from '#lib/wording.ts';
import { databaseNamed, readArguments, readDatabase, runCommand, UsageError } from '#scripts/command.ts';

const USAGE = `npm run export -- [--format jsonl|csv|bibtex|ris] [--db FILE] ['FILTERS']

Writes papers to standard output. FILTERS are the explorer's parameters, e.g. 'topic=merging&year=2024'; papers come
in the explorer's order. --json is the same as --format jsonl.
SITE_URL is the site's address, for the links of citations; without it only papers on arXiv have one.
Exit status: 0 done, 1 the database cannot be read, 2 wrong usage.`;

const FORMATS: Readonly<Record<string, () => PaperFile>> = {
  jsonl: () => ({ head: '', add: jsonLine }),
  csv: PAPER_FILES.csv,
  bibtex: () => PAPER_FILES.bib(permalink),
  ris: () => PAPER_FILES.ris(permalink),
};

function permalink(slug: string): string | undefined {
  const site = settingOf(process.env, 'SITE_URL');
  return site ? new URL(paperHref(slug), site).href : undefined;
}

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
  const file = Object.hasOwn(FORMATS, format) ? FORMATS[format]?.() : undefined;
  if (!file) throw new UsageError(`--format is ${listed(Object.keys(FORMATS))}, not “${format}”.`);
  const params = Object.fromEntries(
    [...Map.groupBy(new URLSearchParams(positionals.join('&')), ([key]) => key)].map(([key, pairs]) => [
      key,
      pairs.map(([, value]) => value),
    ]),
  );
  await readDatabase(databaseNamed(values.db), (db) => write(db, parsePaperQuery(params), file));
  return 0;
}

/** @throws UsageError for values that are not in the database. */
async function write(
  db: Database,
  asked: ReturnType<typeof parsePaperQuery>,
  file: PaperFile,
): Promise<void> {
  const { query, problems } = await knownValues(db, asked.query);
  const wrong = [...asked.problems, ...problems];
  // On a page a wrong value falls back; a file that is not what was asked for would go unnoticed.
  if (wrong.length > 0) throw new UsageError(wrong.map(problemText).join('\n'));
  process.stdout.write(file.head);
  for await (const paper of exportPapers(db, query)) {
    if (!process.stdout.write(file.add(paper)))
      await new Promise((done) => process.stdout.once('drain', done));
  }
}

await runCommand(USAGE, main);
