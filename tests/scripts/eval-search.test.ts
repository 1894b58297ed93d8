import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { UsageError } from '#scripts/command.ts';
import { plainWords } from '#scripts/eval/plain-bm25.ts';
import { evaluateRelated } from '#scripts/eval/related.ts';
import { evaluateSearch } from '#scripts/eval/search.ts';

let folder: string;
let said: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'collection-'));
  // Temporary databases are made here, so that it can be seen whether they go.
  mkdirSync(join(folder, 'tmp'));
  vi.stubEnv('TMPDIR', join(folder, 'tmp'));
  said = [];
  vi.spyOn(console, 'error').mockImplementation((text) => said.push(text));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const DOCUMENTS = [
  { _id: 'dense', title: 'Dense Retrieval', text: 'We train dense retrievers of passages.' },
  { _id: 'sparse', title: 'Sparse Retrieval', text: 'Inverted indexes of passages are old.' },
  { _id: 'merge-1', title: 'Model Merging', text: 'Weights of networks are averaged.' },
  { _id: 'merge-2', title: 'Model Merging', text: 'Arithmetic of vectors is done.' },
  { _id: 'fire', title: '', text: 'Volcanoes of Iceland erupt.' },
  { _id: 'bare', title: 'An Empty Abstract', text: '' },
  { _id: 'tasks', title: 'Multi-Task Learning', text: 'Several things are learned at once.' },
];
const QUERIES = [
  { _id: 'q1', text: 'volcanoes' },
  { _id: 'q2', text: 'model merging averaged weights' },
  { _id: 'q3', text: 'model merging', source_doc: 'merge-1' },
  { _id: 'q4', text: '' },
  { _id: 'q5', text: 'passages' },
  { _id: 'q6', text: 'multitask' },
];
const HEAD = 'query-id\tcorpus-id\tscore';
const QRELS = [
  HEAD,
  'q1\tfire\t1',
  'q1\tnowhere\t1',
  'q2\tmerge-1\t2',
  'q2\tmerge-2\t1',
  'q3\tmerge-1\t2',
  'q3\tmerge-2\t1',
  'q4\tdense\t1',
  'q5\tsparse\t0',
  'q6\ttasks\t1',
  'q9\tdense\t1',
];

function lines(all: readonly (object | string)[]): string {
  return all.map((one) => `${typeof one === 'string' ? one : JSON.stringify(one)}\n`).join('');
}

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const CORPUS = { 'corpus.jsonl': lines(DOCUMENTS) };
const COLLECTION = { ...CORPUS, 'queries.jsonl': lines(QUERIES), 'qrels.tsv': lines(QRELS) };

/** Of two relevant documents, one at the first place and one nowhere. */
const HALF = 1 / (1 + 1 / Math.log2(3));

describe('search', () => {
  test('the figures by hand, of the site and of plain BM25', async () => {
    write(COLLECTION);
    const { seconds, index, latency, baseline, ...figures } = await evaluateSearch(folder);
    // q1 finds one of two, q2 both in their order, q3 the other paper of its title, q4 and q9 nothing, q6 what it spells
    // in another way; q5 does not count.
    expect(figures).toEqual({ queries: 6, ndcg10: (HALF + 3) / 6, recall100: 3.5 / 6, mrr10: 4 / 6 });
    expect(baseline).toEqual({ ndcg10: (HALF + 2) / 6, recall100: 2.5 / 6, mrr10: 3 / 6 });
    expect(seconds).toBeGreaterThan(0);
    expect(index.seconds).toBeGreaterThan(0);
    expect(index.peakMegabytes).toBeGreaterThan(10);
    expect(latency.median).toBeGreaterThan(0);
    expect(latency.p95).toBeGreaterThanOrEqual(latency.median);
    expect(said).toEqual([
      `${folder}: 1 query without a relevant document, left out`,
      `${join(folder, 'qrels.tsv')}: 1 query is not among the queries, and found nothing: q9`,
      `${folder}: 1 relevant document is not in the corpus, and counted as not found: nowhere`,
    ]);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  test('gzipped files and BEIR’s own place of the qrels are the same collection', async () => {
    write(COLLECTION);
    const { ndcg10, baseline } = await evaluateSearch(folder);
    rmSync(join(folder, 'qrels.tsv'));
    rmSync(join(folder, 'corpus.jsonl'));
    rmSync(join(folder, 'queries.jsonl'));
    write({
      'corpus.jsonl.gz': gzipSync(lines(DOCUMENTS)),
      'queries.jsonl.gz': gzipSync(lines(QUERIES).replaceAll('\n', '\r\n\r\n')),
      'qrels/test.tsv': lines(QRELS),
    });
    expect(await evaluateSearch(folder)).toMatchObject({ queries: 6, ndcg10, baseline });
  });

  test('a query is what would be typed: its signs count, and what the box leaves out is told', async () => {
    write({
      ...CORPUS,
      'queries.jsonl': lines([
        { _id: 'without', text: 'retrieval -dense' },
        { _id: 'title', text: 'title:passages' },
        { _id: 'topic', text: 'topic:volcanism volcanoes' },
        { _id: 'odd', text: 'volcanoes "' },
      ]),
      'qrels.tsv': lines([HEAD, 'without\tsparse\t1', 'title\tdense\t1', 'topic\tfire\t1', 'odd\tfire\t1']),
    });
    expect(await evaluateSearch(folder)).toMatchObject({ queries: 4, mrr10: 3 / 4 });
    expect(said).toEqual([
      `${folder}: 1 query was not searched for as a whole, since the search box would cut it or leave out a filter: topic`,
    ]);
  });

  test('ids that a note names are counted, and not named without end', async () => {
    const many = Array.from({ length: 13 }, (_, index) => `q1\tlost-${index}\t1`);
    write({ ...COLLECTION, 'qrels.tsv': lines([HEAD, 'q1\tfire\t1', ...many]) });
    const { recall100 } = await evaluateSearch(folder);
    expect(recall100).toBe(1 / 14);
    expect(said.at(-1)).toMatch(
      /: 13 relevant documents are not in the corpus.* lost-0, .* lost-9 and 3 more$/,
    );
  });
});

describe('related', () => {
  const ASKING = [
    { _id: 'r1', text: 'unused', source_doc: 'merge-1' },
    { _id: 'r2', text: 'unused', source_doc: 'lost' },
    { _id: 'r3', text: 'no document asks' },
  ];

  test('papers near the document that asks, which is none of them', async () => {
    write({
      ...CORPUS,
      'queries.jsonl': lines(ASKING),
      'qrels.tsv': lines([HEAD, 'r1\tmerge-1\t3', 'r1\tmerge-2\t1', 'r2\tdense\t1', 'r3\tdense\t1']),
    });
    const { queries, ndcg10, recall100, mrr10, baseline } = await evaluateRelated(folder);
    const half = { ndcg10: 0.5, recall100: 0.5, mrr10: 0.5 };
    expect({ queries, ndcg10, recall100, mrr10, baseline }).toEqual({ queries: 2, ...half, baseline: half });
    expect(said).toEqual([
      `${folder}: 1 query without a source_doc, left out: r3`,
      `${folder}: 1 source_doc is not in the corpus: lost`,
    ]);
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  test('no document that asks', async () => {
    write({ ...CORPUS, 'queries.jsonl': lines(ASKING.slice(2)), 'qrels.tsv': lines([HEAD, 'r3\tdense\t1']) });
    await expect(evaluateRelated(folder)).rejects.toThrow(
      new UsageError(`${folder}: no query with a relevant document has a source_doc.`),
    );
  });
});

describe('collections that cannot be used are refused by file and line', () => {
  const NO_HEAD = 'wants a header, like “query-id”, “corpus-id” and “score” between tabs';
  test.each<[file: string, content: string | Uint8Array, reason: string]>([
    [
      'corpus.jsonl',
      lines([DOCUMENTS[0] ?? '', '', '{"_id": 3, "text": ""}']),
      ', line 3: _id: wants a text',
    ],
    [
      'corpus.jsonl',
      lines([...DOCUMENTS, { _id: 'fire', text: '' }]),
      ', line 8: _id: “fire” is that of line 5 already',
    ],
    ['corpus.jsonl', '\n', ': there is no document in it.'],
    ['corpus.jsonl', Buffer.from([0x7b, 0xe9, 0x0a]), ', line 1: not UTF-8 text at or after this line'],
    [
      'corpus.jsonl',
      gzipSync(lines(DOCUMENTS)).subarray(0, -9),
      ', line 8: the gzip file is damaged or breaks off here',
    ],
    ['queries.jsonl', lines([{ _id: 'q1' }]), ', line 1: text: wants a text'],
    [
      'queries.jsonl',
      lines([...QUERIES, { _id: 'q1', text: '' }]),
      ', line 7: _id: “q1” is that of line 1 already',
    ],
    ['qrels.tsv', lines(['q1\tfire\t1']), `, line 1: ${NO_HEAD}`],
    ['qrels.tsv', lines([HEAD, 'q1\tfire\tyes']), ', line 2: score: “yes” is no number'],
    [
      'qrels.tsv',
      lines([HEAD, 'q1\tfire\t1', 'q1\tfire\t1', 'q1\tfire\t2']),
      ', line 4: the pair was judged 1 before, and 2 here',
    ],
    ['qrels.tsv', lines([HEAD, 'q5\tfire\t0']), ': no query has a relevant document.'],
    ['qrels.tsv', '', ': no query has a relevant document.'],
  ])('%s%#', async (name, content, reason) => {
    write({ ...COLLECTION, [name]: content });
    await expect(evaluateSearch(folder)).rejects.toThrow(new UsageError(`${join(folder, name)}${reason}`));
    expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
  });

  test('files that are not there', async () => {
    const absent = join(folder, 'absent');
    await expect(evaluateSearch(absent)).rejects.toThrow(
      new UsageError(`${absent} is no folder; what is wanted is one with a corpus, queries and qrels.`),
    );
    await expect(evaluateSearch(folder)).rejects.toThrow(
      new UsageError(`${folder}: there is no corpus.jsonl, no corpus.jsonl.gz in it.`),
    );
    write({ 'corpus.jsonl': lines(DOCUMENTS), 'queries.jsonl': lines(QUERIES) });
    await expect(evaluateSearch(folder)).rejects.toThrow(
      `${folder}: there is no qrels.tsv, no qrels.tsv.gz, no qrels/test.tsv`,
    );
  });
});

test('words of plain BM25: runs of letters and digits, each spelling once', () => {
  expect(plainWords('Don’t "quote" a c++ A a, naïve 大语言 GPT-4?')).toEqual([
    ...['Don', 't', 'quote', 'a', 'c', 'A', 'naïve', '大语言', 'GPT', '4'],
  ]);
  expect(plainWords('…')).toEqual([]);
});

type Outcome = { status: number | null; out: string; err: string };

function node(args: string[], untilItSays?: NodeJS.Signals): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, (_, out, err) => {
      resolve({ status: child.exitCode, out, err });
    });
    if (untilItSays) child.stdout?.once('data', () => child.kill(untilItSays));
  });
}

test('the command: JSON and notes apart; a wrong folder is exit 2 with the usage', async () => {
  write(COLLECTION);
  const script = join('scripts', 'eval.ts');
  const [done, wrong, none] = await Promise.all([
    node([script, 'search', folder, '--json']),
    node([script, 'related', join(folder, 'absent')]),
    node([script, 'search']),
  ]);
  expect(done.status).toBe(0);
  expect(Object.keys(JSON.parse(done.out))).toEqual([
    ...['queries', 'ndcg10', 'recall100', 'mrr10', 'seconds', 'baseline', 'index', 'latency'],
  ]);
  expect(done.err).toContain(': q9\n');
  expect(wrong).toMatchObject({ status: 2, out: '', err: expect.stringContaining(' is no folder; ') });
  expect(wrong.err).toContain('npm run eval -- search|related FOLDER');
  expect(none).toMatchObject({ status: 2, out: '' });
  expect(none.err).toContain('eval search wants the name of a folder.');
});

test('a work that is stopped leaves no folder behind', async () => {
  const work = `const { withTemporaryFolder } = await import('#scripts/eval/temporary-folder.ts');
    setInterval(() => {}, 1000);
    await withTemporaryFolder((folder) => { console.log(folder); return new Promise(() => {}); });`;
  const { status, out } = await node(['--input-type=module', '--eval', work], 'SIGINT');
  expect(status).toBe(130);
  expect(out).toContain(join(folder, 'tmp', 'broadsheet-eval-'));
  expect(readdirSync(join(folder, 'tmp'))).toEqual([]);
});
