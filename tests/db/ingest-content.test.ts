import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { contentOf } from '#db/ingest/content.ts';
import { type Desk, desk, emptyDesk, rows } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const TEXT = jsonLines(PAPERS);
/** So much that it comes in several chunks, and hardly compressible. */
const LONG = Buffer.from(
  Array.from({ length: 1_200_000 }, (_, index) => ((index * 7919 * (index % 977)) >> 3) % 251),
);
const checked = (bytes: Buffer) =>
  zstdCompressSync(bytes, { params: { [constants.ZSTD_c_checksumFlag]: 1 } });
const ENGINES = [
  ['gzip', gzipSync],
  ['Zstandard', checked],
] as const;

async function empty(): Promise<Desk> {
  const made = await emptyDesk();
  onTestFinished(made.remove);
  return made;
}

function put({ folder }: Desk, name: string, content: string | Buffer): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function content(file: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of contentOf(file)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

describe.each(ENGINES)('%s', (name, compress) => {
  test('is told by the content, and gives what was put in, in one piece or several', async () => {
    const made = await empty();
    const once = compress(LONG);
    expect(await content(put(made, 'any.name', once))).toEqual(LONG);
    const thrice = await content(put(made, 'three.txt', Buffer.concat([once, once, once])));
    expect(thrice.equals(Buffer.concat([LONG, LONG, LONG]))).toBe(true);
  });

  test.each([
    ['without its end', (whole: Buffer) => whole.subarray(0, -9), 'breaks off'],
    ['cut in the middle', (whole: Buffer) => whole.subarray(0, whole.length / 2), 'breaks off'],
    [
      'in two pieces, the second one cut',
      (whole: Buffer) => Buffer.concat([whole, whole.subarray(0, 999)]),
      'breaks off',
    ],
    [
      'with something behind it',
      (whole: Buffer) => Buffer.concat([whole, Buffer.from('and more')]),
      'is damaged',
    ],
    [
      'with a byte changed',
      (whole: Buffer) => {
        const other = Buffer.from(whole);
        other[600_000] = 255 - (other[600_000] ?? 0);
        return other;
      },
      'is damaged',
    ],
  ])('%s is refused', async (_, damage, what) => {
    const made = await empty();
    await expect(content(put(made, 'x', damage(compress(LONG))))).rejects.toThrow(
      `the compressed content (${name}) ${what}`,
    );
  });

  test('the same source, compressed or not, is read once', async () => {
    const made = await desk({ 'papers.jsonl': TEXT });
    const before = rows(made, 'select * from sources');
    const [again] = (await made.feedFiles([put(made, 'other.gz', compress(Buffer.from(TEXT)))])).sources;
    expect(again).toMatchObject({ kind: 'jsonl', papers: PAPERS.length, rejects: 0 });
    expect(rows(made, 'select * from sources')).toEqual(before);
    expect(rows(made, 'select count(*) as n from appearances')).toEqual([{ n: PAPERS.length }]);
    expect(rows(made, 'select count(*) as n from ingest_runs')).toEqual([{ n: 1 }]);
  });

  test('a damaged source leaves nothing, and its refusal says why', async () => {
    const made = await empty();
    const summary = await made.feedFiles([
      put(made, 'a.jsonl.gz', compress(Buffer.from(TEXT)).subarray(0, -4)),
    ]);
    expect(summary.sources[0]?.error).toBe(`the compressed content (${name}) breaks off`);
    expect(rows(made, 'select count(*) as n from appearances')).toEqual([{ n: 0 }]);
    expect(rows(made, 'select file, scope from rejects')).toEqual([{ file: 'a.jsonl.gz', scope: 'file' }]);
  });

  test('zeros without end are no line: a gigabyte of them is refused after a few megabytes', async () => {
    const made = await empty();
    const piece = compress(Buffer.alloc(64 * 1024 * 1024, 'a'));
    const bomb = put(made, 'bomb', Buffer.concat(Array.from({ length: 16 }, () => piece)));
    const summary = await made.feedFiles([bomb]);
    expect(summary.sources[0]?.error).toBe('line 1: a line of more than 16777216 characters');
  });
});

test('thousands of pieces that hold next to nothing are refused, each of which takes a decompressor', async () => {
  const made = await empty();
  const pieces = Array<Buffer>(2002).fill(checked(Buffer.from('\n')));
  await expect(content(put(made, 'x', Buffer.concat(pieces)))).rejects.toThrow(
    'the compressed content (Zstandard) is in more than 2000 tiny pieces',
  );
  expect((await content(put(made, 'y', Buffer.concat(pieces.slice(0, 2000))))).length).toBe(2000);
});

test('standard input, compressed or not', async () => {
  const made = await empty();
  const file = made.db.$client.name;
  const run = (input: string | Buffer) =>
    JSON.parse(
      execFileSync(process.execPath, ['scripts/ingest.ts', '--json', '--db', file, '-'], {
        input,
        encoding: 'utf8',
        stdio: ['pipe', 'pipe', 'ignore'],
      }),
    );
  expect(run(gzipSync(TEXT))).toMatchObject({
    sources: [{ file: '-', kind: 'jsonl', papers: PAPERS.length }],
    created: PAPERS.length,
  });
  expect(run(TEXT)).toMatchObject({ created: 0, unchanged: PAPERS.length });
  expect(rows(made, 'select file, slug from sources')).toEqual([
    { file: 'standard input', slug: 'standard-input' },
  ]);
});
