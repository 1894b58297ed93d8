import { once } from 'node:events';
import { createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { ingest } from '#db/ingest/ingest.ts';
import { openDatabase } from '#db/open.ts';
import { figure } from '#lib/wording.ts';
import { papersIn } from '#scripts/bench/given-papers.ts';
import { type PaperLine, recombinedPapers } from '#scripts/bench/recombined-papers.ts';
import { withTemporaryFolder } from '#scripts/eval/temporary-folder.ts';
import { progressReporter } from '#scripts/progress.ts';

/** What storing papers took: wall time, processor time of all threads, and the size of what came of it in MiB. */
type Taken = {
  papers: number;
  seconds: number;
  cpuSeconds: number;
  perSecond: number;
  fileMegabytes: number;
};

/**
 * An ingest beside the plain limit: the same titles, abstracts, authors, years and venues read in the same way and put
 * with bare prepared statements into one table with an FTS5 index. `more` is a second ingest of one paper in a hundred
 * others into the database of the first.
 */
export type IngestBenchmark = {
  limit: Taken;
  ingest: Taken & { peakMegabytes: number };
  more: Taken;
  /** How many times as long as the limit the ingest took. */
  ratio: number;
};

/** Measures an ingest of files into an empty database, or, where `count` is given, of so many papers made from theirs. */
export async function benchIngest(
  files: readonly string[],
  count: number | undefined,
): Promise<IngestBenchmark> {
  return withTemporaryFolder(async (folder) => {
    const given: PaperLine[] = [];
    for await (const paper of papersIn(files)) given.push(paper);
    const total = count ?? given.length;
    const first =
      count === undefined ? files : [await written(join(folder, 'papers.jsonl'), given, count, 1)];
    const second = await written(join(folder, 'more.jsonl'), given, Math.ceil(total / 100), 2);
    given.length = 0;
    const limit = await bareInserts(join(folder, 'limit.sqlite'), first);
    const file = join(folder, 'papers.sqlite');
    const whole = await ingested(file, first);
    const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    const more = await ingested(file, [second]);
    return { limit, ingest: { ...whole, peakMegabytes }, more, ratio: whole.seconds / limit.seconds };
  });
}

async function written(
  file: string,
  given: readonly PaperLine[],
  count: number,
  seed: number,
): Promise<string> {
  const stream = createWriteStream(file);
  for (const paper of recombinedPapers(given, count, seed))
    if (!stream.write(`${JSON.stringify(paper)}\n`)) await once(stream, 'drain');
  await finished(stream.end());
  return file;
}

async function measured(file: string, store: () => Promise<number>): Promise<Taken> {
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const papers = await store();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const fileMegabytes = Math.round(statSync(file).size / 2 ** 20);
  return { papers, seconds, cpuSeconds: (user + system) / 1e6, perSecond: papers / seconds, fileMegabytes };
}

function bareInserts(file: string, files: readonly string[]): Promise<Taken> {
  return measured(file, async () => {
    // Loaded only now: on an older Node the mere loading of the binary ends the process without a word.
    const { default: Sqlite } = await import('better-sqlite3');
    const db = new Sqlite(file);
    db.exec(`pragma journal_mode = wal; pragma synchronous = normal; pragma cache_size = -131072;
      create table papers (id integer primary key, title text, abstract text, authors text, year integer, venue text);
      create virtual table papers_fts using fts5(title, abstract, content = 'papers', content_rowid = 'id',
        tokenize = 'porter unicode61 remove_diacritics 2')`);
    const add = db.prepare('insert into papers values (?, ?, ?, ?, ?, ?)');
    const index = db.prepare('insert into papers_fts(rowid, title, abstract) values (?, ?, ?)');
    let id = 0;
    db.exec('begin');
    for await (const { title, abstract = '', authors = [], year, venue } of papersIn(files)) {
      id += 1;
      add.run(id, title, abstract, JSON.stringify(authors), year ?? null, venue ?? null);
      index.run(id, title, abstract);
    }
    db.exec('commit');
    db.close();
    return id;
  });
}

function ingested(file: string, files: readonly string[]): Promise<Taken> {
  return measured(file, async () => {
    const db = await openDatabase(file);
    const { progress, finish } = progressReporter(process.stderr);
    const { created } = await ingest(db, files, { progress });
    finish();
    db.$client.close();
    return created;
  });
}

/** The figures as a Markdown table. */
export function ingestTable({ limit, ingest, more, ratio }: IngestBenchmark): string {
  const row = (name: string, { papers, seconds, cpuSeconds, perSecond, fileMegabytes }: Taken, peak = '') =>
    `| ${name} | ${figure(papers)} | ${seconds.toFixed(1)} | ${figure(Math.round(perSecond))} | ${cpuSeconds.toFixed(1)} | ${peak} | ${figure(fileMegabytes)} |`;
  return [
    '| | papers | seconds | papers a second | processor seconds | peak MiB | file MiB |',
    '|---|---|---|---|---|---|---|',
    row('bare inserts with FTS5', limit),
    row('ingest', ingest, figure(ingest.peakMegabytes)),
    row('one in a hundred more', more),
    '',
    `An ingest takes ${ratio.toFixed(1)} times as long as the bare inserts.`,
  ].join('\n');
}
