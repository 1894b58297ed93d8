import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CollectionDocument,
  type CollectionQuery,
  readDocument,
  readJudgement,
  readQuery,
  wrongHeader,
} from '#lib/evaluation/collection-lines.ts';
import { hasRelevant } from '#lib/evaluation/ranking-metrics.ts';
import { countOf } from '#lib/wording.ts';
import { checkedLines } from '#scripts/checked-lines.ts';
import { UsageError } from '#scripts/command.ts';

/** Ids that a note names. */
const SHOWN_IDS = 10;

/** A test collection in a folder, as BEIR lays them out (Thakur et al. 2021). */
export type Collection = {
  folder: string;
  /** Reads the corpus, a document at a time. @throws UsageError for lines that cannot be used. */
  documents: () => AsyncGenerator<CollectionDocument>;
  /** Those that have a relevant document, and after them the queries that only the judgements name, without a text. */
  queries: JudgedQuery[];
};

/** A query, and the grades of its documents without that of the document that asks. */
export type JudgedQuery = Omit<CollectionQuery, 'text'> & {
  text: string | undefined;
  judgements: ReadonlyMap<string, number>;
};

/**
 * Opens a collection: `corpus.jsonl`, `queries.jsonl` and `qrels.tsv` (or `qrels/test.tsv`), each gzipped or not. Queries
 * without a relevant document are left out of all figures; they, and queries that are judged and not there, are told on
 * standard error.
 *
 * @throws UsageError naming file and line for what cannot be used: a figure for a part of it would mislead.
 */
export async function openCollection(folder: string): Promise<Collection> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(`${folder} is no folder; what is wanted is one with a corpus, queries and qrels.`);
  const corpus = fileIn(folder, ['corpus.jsonl']);
  const queries = await readQueries(fileIn(folder, ['queries.jsonl']));
  const qrels = fileIn(folder, ['qrels.tsv', join('qrels', 'test.tsv')]);
  const judgements = await readJudgements(qrels);
  const known = queries.map((query) => {
    const grades = new Map(judgements.get(query.id));
    if (query.sourceDoc !== undefined) grades.delete(query.sourceDoc);
    return { ...query, judgements: grades };
  });
  const ids = new Set(queries.map(({ id }) => id));
  const lost = [...judgements]
    .filter(([id]) => !ids.has(id))
    .map(([id, grades]) => ({ id, text: undefined, judgements: grades }));
  const counted: JudgedQuery[] = [...known, ...lost].filter((query) => hasRelevant(query.judgements));
  if (counted.length === 0) throw new UsageError(`${qrels}: no query has a relevant document.`);
  const idle = known.length + lost.length - counted.length;
  if (idle > 0)
    console.error(`${folder}: ${countOf(idle, 'query', 'queries')} without a relevant document, left out`);
  noteIds(
    counted.flatMap(({ id, text }) => (text === undefined ? [id] : [])),
    (count) =>
      `${qrels}: ${countOf(count, 'query is', 'queries are')} not among the queries, and found nothing`,
  );
  return { folder, documents: () => readCorpus(corpus), queries: counted };
}

/** Says on standard error which ids there is something to say of; nothing where there are none. */
export function noteIds(ids: readonly string[], what: (count: number) => string): void {
  if (ids.length === 0) return;
  const more = ids.length - SHOWN_IDS;
  console.error(
    `${what(ids.length)}: ${ids.slice(0, SHOWN_IDS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  );
}

function fileIn(folder: string, names: readonly string[]): string {
  const paths = names.flatMap((name) => [name, `${name}.gz`]);
  const found = paths.find((path) => existsSync(join(folder, path)));
  if (found === undefined) throw new UsageError(`${folder}: there is no ${paths.join(', no ')} in it.`);
  return join(folder, found);
}

async function* readCorpus(file: string): AsyncGenerator<CollectionDocument> {
  let count = 0;
  for await (const { value } of checkedLines(file, eachOnce(readDocument))) {
    count += 1;
    yield value;
  }
  if (count === 0) throw new UsageError(`${file}: there is no document in it.`);
}

async function readQueries(file: string): Promise<CollectionQuery[]> {
  const queries: CollectionQuery[] = [];
  for await (const { value } of checkedLines(file, eachOnce(readQuery))) queries.push(value);
  return queries;
}

/** The grades by query and document. A pair that is judged twice with one grade counts once. */
async function readJudgements(file: string): Promise<Map<string, Map<string, number>>> {
  const all = new Map<string, Map<string, number>>();
  const read = (text: string, line: number) => {
    if (line === 1) return wrongHeader(text);
    const judgement = readJudgement(text);
    if (typeof judgement === 'string') return judgement;
    const before = all.get(judgement.query)?.get(judgement.document) ?? judgement.grade;
    return before === judgement.grade
      ? judgement
      : `the pair was judged ${before} before, and ${judgement.grade} here`;
  };
  for await (const { value } of checkedLines(file, read)) {
    const grades = all.get(value.query) ?? new Map<string, number>();
    all.set(value.query, grades.set(value.document, value.grade));
  }
  return all;
}

/** Reads as `read` does, and finds fault with an id that was there before. */
function eachOnce<Value extends { id: string }>(read: (text: string) => Value | string) {
  const lines = new Map<string, number>();
  return (text: string, line: number): Value | string => {
    const value = read(text);
    if (typeof value === 'string') return value;
    const before = lines.get(value.id);
    if (before !== undefined) return `_id: “${value.id}” is that of line ${before} already`;
    lines.set(value.id, line);
    return value;
  };
}
