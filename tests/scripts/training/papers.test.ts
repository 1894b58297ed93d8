import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from '#scripts/command.ts';
import { trainingFiles } from '#scripts/training/papers.ts';

// A paper that scripts/training/labels.tsv labels.
const STORED = { title: 'The Danish Gigaword Corpus', topics: labelsOf('the danish gigaword corpus') };

/** The topics in labels.tsv of a title's key. */
function labelsOf(titleKey: string): string[] {
  const key = createHash('sha256').update(titleKey).digest('hex').slice(0, 16);
  const labels = readFileSync(join('scripts', 'training', 'labels.tsv'), 'utf8');
  return labels.split(`${key}\t`)[1]?.split('\n')[0]?.split(',') ?? [];
}

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'broadsheet-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder with files of these lines; where a name ends in .gz they are gzipped. */
function folder(name: string, files: Readonly<Record<string, readonly (object | string)[]>>): string {
  const path = join(root, name);
  mkdirSync(path);
  for (const [file, lines] of Object.entries(files)) {
    const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
    writeFileSync(join(path, file), file.endsWith('.gz') ? gzipSync(text) : text);
  }
  return path;
}

const read = (...folders: string[]) => trainingFiles(folders, join(root, 'none.sqlite'));

const RAG = { title: 'A RAG', abstract: 'We retrieve.', topics: ['retrieval', 'rag'], core: 'rag' };
const VIDEO = { title: 'Films', abstract: 'We see.', topics: ['video'] };

test('labelled papers are trusted; of the others, those that are in the file of labels, and they are not', async () => {
  expect(STORED.topics).toEqual(['data', 'multilingual']);
  const path = folder('mixed', {
    'a.jsonl': [
      { title: 'Nobody has labelled this one, not ever', abstract: 'A.' },
      { title: '{The} Danish   Gigaword-Corpus', abstract: 'One <b>billion</b>\nwords.' },
      { title: STORED.title, abstract: 5 },
      'no JSON',
      '[]',
    ],
    'b.jsonl.gz': [RAG, VIDEO],
    'c.jsonl': [{ title: 'Not labelled either', abstract: 'A.' }],
    'notes.txt': ['no papers'],
  });
  expect(await read(path)).toEqual([
    {
      file: join(path, 'b.jsonl.gz'),
      papers: [
        { ...RAG, trusted: true },
        { ...VIDEO, core: 'video', trusted: true },
      ],
    },
    {
      file: join(path, 'a.jsonl'),
      papers: [
        {
          title: expect.stringMatching(/^.?The.? Danish Gigaword-Corpus$/),
          abstract: expect.stringMatching(/^One .*billion.* words\.$/),
          topics: STORED.topics,
          core: 'data',
          trusted: false,
        },
      ],
    },
  ]);
});

test('a title that was there before is left out, the labelled file first; a folder named twice is one', async () => {
  const stored = { title: STORED.title, abstract: 'Words.' };
  const again = { ...VIDEO, title: 'a RAG' };
  const path = folder('twice', {
    'a.jsonl': [stored, stored],
    'b.jsonl': [RAG, again, { ...stored, ...VIDEO }],
  });
  const other = folder('other', { 'a.jsonl': [VIDEO, { ...stored, topics: ['data'] }, RAG] });
  const files = await read(path, other, `${path}/`);
  expect(files.map(({ file, papers }) => [file, papers.map(({ title }) => title)])).toEqual([
    [join(path, 'b.jsonl'), ['A RAG', 'Films']],
    [join(other, 'a.jsonl'), [STORED.title]],
  ]);
  expect(files[1]?.papers[0]).toMatchObject({ topics: ['data'], trusted: true });
});

test('folders that are none, or have no labelled paper', async () => {
  const path = folder('bare', { 'a.jsonl': [{ title: 'Not labelled', abstract: 'A.' }], 'b.jsonl': [] });
  await expect(read(path)).rejects.toThrow(`${path}: no .jsonl or .jsonl.gz file with labelled papers`);
  await expect(read(folder('empty', {}))).rejects.toThrow(UsageError);
  const absent = join(root, 'absent');
  await expect(read(absent)).rejects.toThrow(new UsageError(`${absent} is no folder that can be read.`));
  const file = join(path, 'a.jsonl');
  await expect(read(file)).rejects.toThrow(new UsageError(`${file} is no folder that can be read.`));
});

test('labels that cannot be used are refused by file and line', async () => {
  const path = folder('wrong', { 'a.jsonl': [RAG, { ...VIDEO, topics: ['nope'] }] });
  await expect(read(path)).rejects.toThrow(
    `${join(path, 'a.jsonl')}, line 2: topics: “nope” is no topic; lib/topics/topics.json has the slugs of all`,
  );
});

test('an abstract that is to be looked up wants a database', async () => {
  const path = folder('titles', { 'a.jsonl': [{ title: 'T', topics: ['rag'] }] });
  await expect(read(path)).rejects.toThrow('none.sqlite; “npm run ingest” makes it.');
});
