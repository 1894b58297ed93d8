import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { CARDS, SPACED } from '#tests/fixtures/listings.ts';
import { IS_LONG_RUN } from '#tests/fixtures/long-runs.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const run = promisify(execFile);
const AT_EXIT = `process.on('exit', () => console.error('maxRSS ' + process.resourceUsage().maxRSS))`;
const MIB = 1024 * 1024;
/** Of a line: twice what a text may have in V8 (0x1fffffe8 characters), or enough to show the limit. */
const LINE = IS_LONG_RUN ? 1024 * MIB : 64 * MIB;
/** What comes out of an archive: 10 GB of 10 MB in gzip, and of less than 1 MB in Zstandard. */
const FRAMES = IS_LONG_RUN ? 160 : 3;

/** A file that begins so, goes on with null bytes that take no room on the disk, and is so long. */
function writeLong(file: string, beginning: string): void {
  writeFileSync(file, beginning);
  truncateSync(file, LINE);
}

/** 64 MiB of lines that are all one paper. */
function manyLines(): Buffer {
  return Buffer.from(`{"title": "Task Vectors", "note": "${'x'.repeat(MIB)}"}\n`.repeat(64));
}

const TOO_LONG = 'a line of more than 16777216 characters';

test('a line of a gigabyte, and what becomes ten of them, are refused with their place, in 512 MiB', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => join(folder, name);
  const lines = manyLines();
  const expected: Record<string, string | undefined> = {
    'lines.jsonl': `line 2: ${TOO_LONG}`,
    'day.json': `line 1: ${TOO_LONG}`,
    'listing.txt': `line ${CARDS.split('\n').length}: ${TOO_LONG}`,
    'nothing.bin': `line 1: ${TOO_LONG}`,
    'blanks.txt': 'line 1: nothing but blank lines down to this one',
    'heads.txt': `line 1: no source of a known kind: it begins “${'x'.repeat(60)}”`,
    'block.txt': `line ${SPACED.split('\n').length - 1}: no blank line for 1048576 characters`,
    'library.bib': 'line 2: an entry of more than 4194304 characters',
    'bomb.gz': 'the compressed content (gzip) becomes more than 200 times as large',
    'bomb.zst': 'the compressed content (Zstandard) becomes more than 200 times as large',
    'papers.jsonl': undefined,
  };
  writeLong(at('lines.jsonl'), '{"title": "A"}\n{"title": "');
  writeLong(at('day.json'), '[{"paper": {"title": "');
  writeLong(at('listing.txt'), CARDS);
  writeLong(at('nothing.bin'), '');
  writeFileSync(at('blanks.txt'), `${' '.repeat(MIB)}\n`.repeat(40));
  writeFileSync(at('heads.txt'), `${'x'.repeat(15 * MIB)}\n`.repeat(4));
  writeFileSync(at('block.txt'), SPACED + `${'We merge models. '.repeat(100)}\n`.repeat(1000));
  writeFileSync(
    at('library.bib'),
    `@article{a, title = {A}}\n@article{b, title = {\n${`${'Words '.repeat(1000)}\n`.repeat(1000)}`,
  );
  const [gzip, zstd] = [gzipSync(lines), zstdCompressSync(lines)];
  writeFileSync(at('bomb.gz'), Buffer.concat(Array<Buffer>(FRAMES).fill(gzip)));
  writeFileSync(at('bomb.zst'), Buffer.concat(Array<Buffer>(FRAMES).fill(zstd)));
  writeFileSync(at('papers.jsonl'), jsonLines(PAPERS));

  const files = Object.keys(expected).map(at);
  const { code, stdout, stderr } = await run(process.execPath, [
    '--max-old-space-size=512',
    `--import=data:text/javascript,${encodeURIComponent(AT_EXIT)}`,
    'scripts/ingest.ts',
    ...['--json', '--db', at('test.sqlite'), ...files],
  ])
    .catch((error: { code: number; stdout: string; stderr: string }) => error)
    .then((ended) => ({ code: 0, ...ended }));
  expect(code, stderr).toBe(1);
  const { sources, papers }: { sources: { file: string; error?: string }[]; papers: number } =
    JSON.parse(stdout);
  expect(Object.fromEntries(sources.map(({ file, error }) => [basename(file), error]))).toEqual(expected);
  expect(papers).toBe(PAPERS.length);
  expect(Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1024).toBeLessThan(768);
});
