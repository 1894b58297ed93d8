import { databaseNamed, readArguments, runCommand, UsageError } from '#scripts/command.ts';
import { evaluateMap } from '#scripts/eval/map.ts';
import { evaluateRelated } from '#scripts/eval/related.ts';
import { evaluateSearch } from '#scripts/eval/search.ts';
import { evaluateTopics } from '#scripts/eval/topics.ts';

const USAGE = `npm run eval -- search|related FOLDER
       npm run eval -- topics FILE [--db FILE]
       npm run eval -- map [--db FILE]

Measures the site's own code against labels that people made, and writes one JSON document to standard output.
search: FOLDER has a test collection as BEIR lays it out, each file gzipped or not: corpus.jsonl with {_id, title, text},
queries.jsonl with {_id, text, source_doc?}, and qrels.tsv or qrels/test.tsv with a header and the columns query, document
and score. The corpus is searched for every query that has a relevant document, in a database of its own; source_doc is
a document that asks, and is no result. → {queries, ndcg10, recall100, mrr10, seconds, baseline, index, latency}:
nDCG@10 (gain 2^score - 1), recall@100 and MRR@10, the time of the searches, the same three figures of plain FTS5 BM25,
seconds and peak memory in MiB of making the index, and median and 95th percentile of a search in milliseconds.
related: the same of the papers related to source_doc; queries without one are left out.
topics: FILE has JSON lines, gzipped or not: {title, abstract?, topics: [slug], core?}. A paper without an abstract is
looked up by its title in the database. → {papers, micro, macro, core, topics, seconds}
map: the map of the database. → {papers, measured, neighbours, map, pca, random, seconds}: trustworthiness and the share of
neighbours kept, both at 15, and the share of each paper's five nearest on the map with a common topic, of the map, of the
papers' two principal components, and of places at random.
Exit status: 0 done, 1 the database cannot be read, 2 wrong usage or labels that cannot be used.`;

type Evaluation =
  | { takes: 'file' | 'folder'; evaluate: (path: string, database: string) => Promise<object> }
  | { takes: 'nothing'; evaluate: (database: string) => Promise<object> };

/** What can be measured, by the name that the command line gives it. */
const EVALUATIONS: ReadonlyMap<string, Evaluation> = new Map([
  ['search', { takes: 'folder', evaluate: evaluateSearch }],
  ['related', { takes: 'folder', evaluate: evaluateRelated }],
  ['map', { takes: 'nothing', evaluate: evaluateMap }],
  ['topics', { takes: 'file', evaluate: evaluateTopics }],
]);

async function main(): Promise<number> {
  const { values, positionals } = readArguments({
    allowPositionals: true,
    options: {
      db: { type: 'string' },
      // The output is JSON with or without it; it is known because every command knows it.
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  const [name, path, ...more] = positionals;
  const names = `What can be evaluated: ${[...EVALUATIONS.keys()].join(', ')}`;
  if (name === undefined) throw new UsageError(`${names}.`);
  const known = EVALUATIONS.get(name);
  if (!known) throw new UsageError(`${names}; “${name}” is not among them.`);
  if (known.takes === 'nothing') {
    if (path !== undefined) throw new UsageError(`eval ${name} takes no path.`);
    console.log(JSON.stringify(await known.evaluate(databaseNamed(values.db))));
    return 0;
  }
  if (path === undefined) throw new UsageError(`eval ${name} wants the name of a ${known.takes}.`);
  if (more.length > 0) throw new UsageError(`eval ${name} takes one path, not ${more.length + 1}.`);
  console.log(JSON.stringify(await known.evaluate(path, databaseNamed(values.db))));
  return 0;
}

await runCommand(USAGE, main);
