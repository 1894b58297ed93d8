import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';

const USAGE = 'npm run train-vectors -- [--check] FOLDER …';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'broadsheet-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Outcome = { status: number | null; out: string; err: string };

function run(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [join('scripts', 'train-vectors.ts'), ...args], (_, out, err) =>
      resolve({ status: child.exitCode, out, err }),
    );
  });
}

/** A folder with files of these lines, gzipped where the name ends so. */
function folder(name: string, files: Readonly<Record<string, readonly (object | string)[]>>): string {
  const path = join(root, name);
  mkdirSync(path);
  for (const [file, lines] of Object.entries(files)) {
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    writeFileSync(join(path, file), file.endsWith('.gz') ? gzipSync(text) : text);
  }
  return path;
}

/** Papers on one of six subjects in turn, each subject with words of its own. */
function papers(from: number, to: number): { title: string; abstract: string }[] {
  return Array.from({ length: to - from }, (_, index) => {
    const subject = (from + index) % 6;
    return {
      title: `Number ${from + index} about a${subject}`,
      abstract: `Of a${subject}, b${subject} and c${subject}.`,
    };
  });
}

test('--check prints how often a title finds its abstract, by vectors and by words, and writes nothing', async () => {
  const file = join('lib', 'search', 'vectors.json');
  const before = readFileSync(file, 'utf8');
  const [first] = papers(0, 1);
  const path = folder('papers', {
    'a.jsonl': [...papers(0, 60), 'no JSON', '[]', { title: 'No abstract' }, { title: 5, abstract: 'A.' }],
    'b.jsonl.gz': [{ ...first, title: 'number 0: about A0' }, ...papers(50, 80)],
    'notes.txt': ['no papers'],
  });
  const { status, out, err } = await run('--check', path);
  // Of eighty papers every twentieth is held back: the subjects 0, 2, 4 and 0.
  expect(err.split('\n').slice(0, 2)).toEqual([
    '76 papers, 19 terms',
    expect.stringMatching(/^pass 1 of \d+: loss \d+\.\d{3}$/),
  ]);
  expect(status).toBe(0);
  // A subject's name stands in its abstracts; the two of one subject cannot be told apart.
  const found = { accuracy: 2 / 4, mrr: (1 + 1 + 1 / 2 + 1 / 2) / 4 };
  expect(JSON.parse(out)).toEqual({ heldBack: 4, vectors: found, words: found });
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('wrong calls: exit 2, the reason and the usage on standard error, nothing on standard output', async () => {
  const bare = folder('bare', { 'a.jsonl': [{ title: 'No abstract' }] });
  const binary = folder('binary', {});
  writeFileSync(join(binary, 'a.jsonl'), Uint8Array.of(0x7b, 0xff, 0xfe, 0x00));
  const few = folder('few', { 'a.jsonl': [{ title: 'One', abstract: 'Two.' }] });
  const table: [args: string[], reason: string][] = [
    [[], 'Name a folder of papers.\n'],
    [['--chekc', bare], "Unknown option '--chekc'"],
    [['--check', join(root, 'absent')], ' is no folder that can be read.\n'],
    [['--check', bare], `${bare}: no .jsonl or .jsonl.gz file with papers`],
    [['--check', binary], `${join(binary, 'a.jsonl')}, line 1: `],
    [['--check', few], 'That is too little to learn from'],
  ];
  const outcomes = await Promise.all(table.map(([args]) => run(...args)));
  for (const [index, [, reason]] of table.entries()) {
    expect(outcomes[index]).toMatchObject({ status: 2, out: '', err: expect.stringContaining(reason) });
    expect(outcomes[index]?.err).toContain(USAGE);
  }
});
