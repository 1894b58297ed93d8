import { filesOf } from '#db/ingest/files.ts';
import { type Database, openForReading } from '#db/open.ts';
import { centralPapers } from '#db/queries/central-papers.ts';
import { askedState, explorerPage } from '#db/queries/explorer.ts';
import { frontPage } from '#db/queries/front-page.ts';
import { holdings } from '#db/queries/holdings.ts';
import { ingestReport } from '#db/queries/ingest-report.ts';
import { listPapers } from '#db/queries/list-papers.ts';
import { neighboursInTopic } from '#db/queries/neighbours-in-topic.ts';
import { organisationOf } from '#db/queries/organisation.ts';
import { paperPage, resolveSlug } from '#db/queries/paper-page.ts';
import { searchesToTry } from '#db/queries/searches-to-try.ts';
import { allSources, sourcePage } from '#db/queries/source-page.ts';
import { leadTopics, taxonomyNote } from '#db/queries/taxonomy.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { topicPage } from '#db/queries/topic-page.ts';
import { topicPeople } from '#db/queries/topic-people.ts';
import { topicWords } from '#db/queries/topic-words.ts';
import { trends } from '#db/queries/trends.ts';
import { versus } from '#db/queries/versus.ts';
import { withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { topicState } from '#lib/topic-query.ts';
import { COMPARE_USAGE, compareCommand } from '#scripts/bench/compare/command.ts';
import { COUNTS_USAGE, countsCommand } from '#scripts/bench/counts.ts';
import { benchIngest, ingestTable } from '#scripts/bench/ingest.ts';
import { LIGHTHOUSE_USAGE, lighthouseCommand } from '#scripts/bench/lighthouse.ts';
import { LOAD_USAGE, loadCommand } from '#scripts/bench/load-command.ts';
import { wholeNumber } from '#scripts/bench/whole-number.ts';
import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { shippedDumps } from '#scripts/shipped-dumps.ts';

const USAGE = `npm run bench -- [--db FILE] [--json]
       npm run bench -- ingest [--papers N] [--json] [FILE…]

The database time of every kind of page, in milliseconds, and as a multiple of the bare limit measured in the same
run: better-sqlite3 reading the 20 newest papers with one prepared statement.
ingest: papers a second, from an empty database until everything that the site needs is there, with the peak of the
memory, and one paper in a hundred added to them; beside the bare limit, the same rows through prepared statements into
one table with an FTS5 index. The papers are those of the files (db/dumps), or N that are made by recombining them.

${COMPARE_USAGE}

${COUNTS_USAGE}

${LOAD_USAGE}

${LIGHTHOUSE_USAGE}`;

const RUNS = 200;
const WARM_UP = 20;

/** What each page asks of the database, as its route does. */
const PAGES: Record<string, (db: Database) => Promise<unknown>> = {
  '/': (db) => Promise.all([holdings(db), frontPage(db), topicIndex(db), allSources(db), searchesToTry(db)]),
  '/papers': (db) => explorer(db, {}),
  '/papers?topic=retrieval': (db) => explorer(db, { topic: 'retrieval' }),
  '/papers?q=language+models': (db) => explorer(db, { q: 'language models' }),
  '/papers?q=multi-vector&topic=…&topic=…&not=…': (db) =>
    explorer(db, { q: 'multi-vector', topic: ['retrieval', 'embeddings'], not: 'vision-language' }),
  '/papers, 16 values of 4 facets and words': (db) =>
    explorer(db, {
      q: 'model',
      topic: ['transfer', 'data', 'retrieval', 'multi-task'],
      year: ['2020..2025', 'undated'],
      source: ['000', '001', '004'],
      has: ['code', 'date'],
    }),
  '/papers, empty result': (db) =>
    explorer(db, { q: 'multi-vector', topic: 'retrieval', year: '2013..2014' }),
  '/papers/<slug>': async (db) => {
    const known = await resolveSlug(db, 'multitask-vision-language-prompt-tuning');
    const page = known && (await paperPage(db, known.paperId));
    const topic = page?.topics[0];
    return Promise.all([
      holdings(db),
      known && topic ? neighboursInTopic(db, known.paperId, topic.slug) : undefined,
    ]);
  },
  '/topics': (db) => Promise.all([topicIndex(db), leadTopics(db), taxonomyNote(db), holdings(db)]),
  '/topics/<slug>': (db) =>
    Promise.all([
      topicPage(db, 'multi-task'),
      listPapers(db, topicState('multi-task', { sort: 'strength', page: 1 })),
      holdings(db),
      topicWords(db, 'multi-task'),
      topicPeople(db, 'multi-task'),
      centralPapers(db, 'multi-task', 5),
      listPapers(db, withValues(topicState('multi-task', { sort: 'newest', page: 1 }), 'has', ['date']), {
        size: 5,
      }),
    ]),
  '/topics/<slug>/vs/<slug>': (db) => Promise.all([versus(db, 'merging', 'multi-task'), holdings(db)]),
  '/trends': (db) => Promise.all([trends(db, EVERYTHING), holdings(db)]),
  '/sources/<id>': (db) => Promise.all([sourcePage(db, '001', 1), holdings(db)]),
  '/orgs/<slug>': (db) =>
    Promise.all([
      organisationOf(db, 'adobe'),
      listPapers(db, { ...EVERYTHING, chosen: { ...EVERYTHING.chosen, org: ['adobe'] } }),
      holdings(db),
    ]),
  '/about': (db) => Promise.all([holdings(db), allSources(db), ingestReport(db)]),
};

async function explorer(db: Database, params: Record<string, string | string[]>): Promise<unknown> {
  return explorerPage(db, await askedState(db, params));
}

type Measured = { page: string; median: number; p95: number; ratio: number };

async function main(): Promise<number> {
  if (process.argv[2] === 'compare') return compareCommand(process.argv.slice(3));
  if (process.argv[2] === 'counts') return countsCommand(process.argv.slice(3));
  if (process.argv[2] === 'load') return loadCommand(process.argv.slice(3));
  if (process.argv[2] === 'lighthouse') return lighthouseCommand(process.argv.slice(3));
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      papers: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [what, ...files] = positionals;
  if (what === 'ingest') {
    const count = values.papers === undefined ? undefined : wholeNumber('--papers', values.papers);
    const measured = await benchIngest(filesOf(files.length > 0 ? files : [shippedDumps()]), count);
    console.log(values.json ? JSON.stringify(measured) : ingestTable(measured));
    return 0;
  }
  if (what !== undefined)
    throw new UsageError(
      `What can be measured beside the pages is “ingest”, “compare”, “counts”, “load” or “lighthouse”, not “${what}”.`,
    );
  const db = await openForReading(databaseNamed(values.db));
  const newest = db.$client.prepare(
    'select slug, title_text, abstract_text from papers order by published_on desc limit 20',
  );
  const limit = await times(async () => newest.all());
  const measured: Measured[] = [];
  for (const [page, ask] of Object.entries(PAGES)) {
    const taken = await times(() => ask(db));
    measured.push({ page, ...taken, ratio: taken.median / limit.median });
  }
  const { papers } = await holdings(db);
  if (values.json) console.log(JSON.stringify({ papers, runs: RUNS, limit, pages: measured }));
  else print(papers, limit.median, measured);
  db.$client.close();
  return 0;
}

/** Milliseconds of one call, over RUNS calls after a warm-up. */
async function times(call: () => Promise<unknown>): Promise<{ median: number; p95: number }> {
  const taken: number[] = [];
  for (let run = -WARM_UP; run < RUNS; run++) {
    const began = performance.now();
    await call();
    if (run >= 0) taken.push(performance.now() - began);
  }
  taken.sort((a, b) => a - b);
  return { median: taken[RUNS / 2] ?? 0, p95: taken[Math.floor(RUNS * 0.95)] ?? 0 };
}

function print(papers: number, limit: number, measured: Measured[]): void {
  console.log(
    `${papers} papers; the bare limit (20 newest papers, one prepared statement): ${limit.toFixed(3)} ms\n`,
  );
  console.log('| page | median ms | 95th percentile ms | times the limit |\n|---|---|---|---|');
  for (const { page, median, p95, ratio } of measured) {
    console.log(`| \`${page}\` | ${median.toFixed(2)} | ${p95.toFixed(2)} | ${ratio.toFixed(1)} |`);
  }
}

await runCommand(USAGE, main);
