import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { filesOf, refusalOf } from '#db/ingest/files.ts';
import { emptyDesk } from '#tests/fixtures/database.ts';
import { CARDS } from '#tests/fixtures/listings.ts';

/** Node itself cannot make a named pipe. */
const MAKE_PIPE = 'mkfifo';

test('each path that cannot be read is refused in a sentence, and the others go in', async () => {
  const desk = await emptyDesk();
  onTestFinished(desk.remove);
  const dumps = join(desk.folder, 'dumps');
  mkdirSync(dumps);
  writeFileSync(join(dumps, 'cards.txt'), CARDS);
  symlinkSync('loop', join(dumps, 'loop'));
  symlinkSync('.', join(dumps, 'myself'));
  symlinkSync('nowhere', join(dumps, 'stale'));
  execFileSync(MAKE_PIPE, [join(dumps, 'pipe')]);
  const files = filesOf([dumps, join(dumps, 'cards.txt', 'x'), join(dumps, 'n'.repeat(300)), '/dev/null']);
  const { sources, appearances } = await desk.feedFiles([...files, desk.folder, 'a\0b']);
  expect(appearances).toBe(4);
  expect(sources.map(({ file, error }) => [basename(file).slice(0, 9), error])).toEqual([
    ['cards.txt', undefined],
    ['loop', 'the link leads back to itself'],
    ['pipe', 'this is a named pipe and no file: only files are read'],
    ['stale', 'there is no such file'],
    ['x', 'there is no such file: a part of the path is a file and no folder'],
    ['nnnnnnnnn', 'the name is longer than a file’s name can be'],
    ['null', 'this is a device and no file: only files are read'],
    [basename(desk.folder).slice(0, 9), 'this is a folder and no file'],
    ['a\0b', 'this is no name of a file'],
  ]);
});

test.each([
  ['EACCES', 'no permission to read it'],
  ['ENXIO', 'there is nothing behind this device'],
  ['EMFILE', 'too many files are open on this machine to read it now'],
])('%s is a sentence', (code, reason) => {
  expect(refusalOf(Object.assign(new Error('…'), { code }))).toEqual({ line: 0, reason });
});

test('an error that is not the file’s is thrown on', () => {
  const error = Object.assign(new Error('…'), { code: 'ENOSPC' });
  expect(() => refusalOf(error)).toThrow(error);
});
