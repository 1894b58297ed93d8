import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { topicBySlug } from '#lib/topics/taxonomy.ts';

const USAGE = 'npm run train-topics -- [--check] [--db FILE] FOLDER …';
const PERFECT = { precision: 1, recall: 1, f1: 1 };

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'broadsheet-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Outcome = { status: number | null; out: string; err: string };

function run(...args: string[]): Promise<Outcome> {
  const env = { ...process.env, DATABASE_PATH: join(root, 'none.sqlite') };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join('scripts', 'train-topics.ts'), ...args],
      { env },
      (_, out, err) => resolve({ status: child.exitCode, out, err }),
    );
  });
}

/** A folder with files of these lines, gzipped where the name ends so. */
function folder(name: string, files: Readonly<Record<string, readonly object[]>>): string {
  const path = join(root, name);
  mkdirSync(path);
  for (const [file, lines] of Object.entries(files)) {
    const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
    writeFileSync(join(path, file), file.endsWith('.gz') ? gzipSync(text) : text);
  }
  return path;
}

// Words that the phrase tables do not know: what is given was learned here.
const SUBJECTS = [
  { topics: ['video', 'vision'], core: 'video', words: 'zorble quimby vantrik' },
  { topics: ['code'], words: 'fenwick drumble hosk' },
];

/** So many papers, on either subject in turn. */
function papers(from: number, to: number): object[] {
  return Array.from({ length: to - from }, (_, at) => {
    const { words, ...labels } = SUBJECTS[at % 2] ?? {};
    return {
      title: `Paper ${String.fromCharCode(97 + from + at)} ${words}`,
      abstract: `Of ${words}.`,
      ...labels,
    };
  });
}

test('--check prints how well papers are given the topics that others teach, by file, and writes nothing', async () => {
  const path = folder('labelled', { 'a.jsonl': papers(0, 20), 'b.jsonl.gz': papers(20, 26) });
  const { status, out, err } = await run('--check', path);
  const [a, b] = [join(path, 'a.jsonl'), join(path, 'b.jsonl.gz')];
  expect({ status, err }).toEqual({
    status: 0,
    err: `${a}: 20 labelled papers\n${b}: 6 labelled papers\n0 labels in doubt are passed over.\n`,
  });
  const { folds, threshold, files } = JSON.parse(out);
  expect(folds).toBe(5);
  expect(threshold).toBeGreaterThanOrEqual(0.2);
  expect(threshold).toBeLessThanOrEqual(0.8);
  expect(Object.keys(files)).toEqual([a, b]);
  expect(files[a]).toMatchObject({ papers: 20, micro: PERFECT, macro: PERFECT, core: 1 });
  expect(files[b]).toMatchObject({ papers: 6, micro: PERFECT, core: 1 });
  expect(Object.keys(files[a].topics)).toEqual([...topicBySlug.keys()]);
  expect([files[a].topics.video.support, files[b].topics.code.support]).toEqual([10, 3]);

  const weights = readFileSync(join('lib', 'topics', 'weights.json'), 'utf8');
  expect(JSON.parse(weights).papers).toBeGreaterThan(1000);
});

test('wrong calls: exit 2, the reason and the usage on standard error, nothing on standard output', async () => {
  const bare = folder('bare', { 'a.jsonl': [{ title: 'Not labelled', abstract: 'Nor ever.' }] });
  const table: [args: string[], reason: string][] = [
    [[], 'Name a folder of labelled papers.\n'],
    [['--chekc', bare], "Unknown option '--chekc'"],
    [['--check', '--db', root, bare], `--db wants the name of a file, and ${root} is that of a folder.\n`],
    [['--check', join(root, 'absent')], ' is no folder that can be read.\n'],
    [['--check', bare], `${bare}: no .jsonl or .jsonl.gz file with labelled papers`],
  ];
  const outcomes = await Promise.all(table.map(([args]) => run(...args)));
  for (const [index, [, reason]] of table.entries()) {
    expect(outcomes[index]).toMatchObject({ status: 2, out: '', err: expect.stringContaining(reason) });
    expect(outcomes[index]?.err).toContain(USAGE);
  }
});
