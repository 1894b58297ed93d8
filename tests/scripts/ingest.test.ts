import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openForReading } from '#db/open.ts';
import { CARDS, COMPACT, SPACED } from '#tests/fixtures/listings.ts';
import { jsonLines, PAPERS, WITHOUT_TITLE } from '#tests/fixtures/papers.ts';

// Each test starts at least one process.
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Outcome = { status: number | null; out: string; err: string };

/** Runs the command as npm does, on a database of its own unless the arguments name one. */
function ingest(...args: string[]): Promise<Outcome> {
  const db = args.includes('--db') ? [] : ['--db', join(folder, 'test.sqlite')];
  const env = {
    ...process.env,
    DATABASE_PATH: join(folder, 'from-environment.sqlite'),
    OVERRIDES_PATH: join(folder, 'topics.overrides.jsonl'),
  };
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ['scripts/ingest.ts', ...db, ...args],
      { env },
      (_, out, err) => {
        resolve({ status: child.exitCode, out, err });
      },
    );
  });
}

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const USAGE =
  'npm run ingest -- [PATH…] [--db FILE] [--captured YYYY-MM-DD] [--topics FILE|shipped] [--json]';

describe('--json', () => {
  test('one document on standard output, nothing else anywhere, exit 0', async () => {
    const file = write('cards.txt', CARDS);
    const { status, out, err } = await ingest('--json', file);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out.trim().split('\n').length).toBe(1);
    const { seconds, ...document } = JSON.parse(out);
    expect(document).toEqual({
      sources: [{ file, kind: 'cards', papers: 4, rejects: 0 }],
      appearances: 4,
      papers: 4,
      created: 4,
      updated: 0,
      unchanged: 0,
      rejects: 0,
      waiting: 0,
    });
    expect(seconds).toBeGreaterThan(0);
    expect(JSON.parse((await ingest('--json', file)).out)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 4,
    });
  });

  test('a refused file: exit 1, its error in the document and on standard error, the others stored', async () => {
    const [good, bad] = [write('cards.txt', CARDS), write('prose.txt', 'Dear reader,\n')];
    const none = join(folder, 'none.txt');
    const { status, out, err } = await ingest('--json', good, bad, none);
    const error = 'line 1: no source of a known kind: it begins “Dear reader,”';
    expect(status).toBe(1);
    expect(err).toBe(`refused ${bad}: ${error}\nrefused ${none}: there is no such file\n`);
    expect(JSON.parse(out)).toMatchObject({
      sources: [
        { file: good, kind: 'cards', papers: 4, rejects: 0 },
        { file: bad, papers: 0, rejects: 0, error },
        { file: none, papers: 0, rejects: 0, error: 'there is no such file' },
      ],
      papers: 4,
      created: 4,
    });
  });

  test('a rejected record is counted, and is no refusal', async () => {
    const { status, out } = await ingest(
      '--json',
      write('papers.jsonl', jsonLines([...PAPERS, WITHOUT_TITLE])),
    );
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ papers: PAPERS.length, rejects: 1 });
  });

  test('the files that ship, when no path is named', async () => {
    const { status, out } = await ingest('--json');
    const document = JSON.parse(out);
    expect(status).toBe(0);
    expect(document).toMatchObject({
      appearances: 570,
      papers: 483,
      created: 483,
      updated: 0,
      unchanged: 0,
      rejects: 0,
    });
    expect(document.sources.map(({ papers }: { papers: number }) => papers)).toEqual([
      63, 196, 119, 119, 73, 185,
    ]);
    expect(existsSync(join(folder, 'test.sqlite'))).toBe(true);
    expect(existsSync(join(folder, 'from-environment.sqlite'))).toBe(false);
  });
});

test('a dump saved with CRLF and a byte-order mark gives the same counts', async () => {
  const dumps = ['000_04eb24502698f5ad.txt', '002_ee4ee282d4f9cf7a.txt', '004_8cb4caffce3811fd.txt'];
  const saved = join(folder, 'saved');
  mkdirSync(saved);
  for (const name of dumps) {
    const text = readFileSync(join(process.cwd(), 'db', 'dumps', name), 'utf8');
    writeFileSync(join(saved, name), `\ufeff${text.replaceAll('\n', '\r\n')}`);
  }
  const { status, out } = await ingest('--json', saved);
  const { sources, ...counts } = JSON.parse(out);
  expect(status).toBe(0);
  expect(sources).toEqual([
    { file: join(saved, '000_04eb24502698f5ad.txt'), kind: 'spaced', papers: 63, rejects: 0 },
    { file: join(saved, '002_ee4ee282d4f9cf7a.txt'), kind: 'compact', papers: 119, rejects: 0 },
    { file: join(saved, '004_8cb4caffce3811fd.txt'), kind: 'cards', papers: 73, rejects: 0 },
  ]);
  expect(counts).toMatchObject({ appearances: 255, papers: 226, rejects: 0 });
});

describe('in words', () => {
  test('a line a source and a summary on standard output, progress on standard error', async () => {
    const [cards, facts] = [
      write('cards.txt', CARDS),
      write('facts.jsonl', jsonLines([{ title: 'Nowhere to Be Found', year: 2020 }])),
    ];
    const { status, out, err } = await ingest(cards, facts);
    expect(status).toBe(0);
    expect(out.replace(/\(\d+\.\d s\)/, '(… s)').split('\n')).toEqual([
      `${cards}: cards, 4 records`,
      `${facts}: jsonl, 1 record`,
      '4 appearances of 4 papers: 4 new, 0 updated, 0 unchanged (… s)',
      '1 fact waits for a listing that prints its paper',
      '',
    ]);
    expect(err).toContain('working out papers and topics …\n');
    expect(err).not.toContain('\x1b');
  });

  test('folders are read in the order of the names, notes in them left alone', async () => {
    const dumps = join(folder, 'dumps');
    mkdirSync(join(dumps, 'deeper'), { recursive: true });
    for (const [name, text] of [
      ['b.txt', COMPACT],
      ['a.txt', SPACED],
      ['README.md', '# Notes\n'],
      ['.hidden', 'x'],
      [join('deeper', 'c.txt'), CARDS],
    ] as const)
      writeFileSync(join(dumps, name), text);
    const { status, out } = await ingest('--json', dumps, join(dumps, 'a.txt'));
    expect(status).toBe(0);
    expect(JSON.parse(out).sources.map(({ file }: { file: string }) => file)).toEqual([
      join(dumps, 'a.txt'),
      join(dumps, 'b.txt'),
      join(dumps, 'deeper', 'c.txt'),
    ]);
  });

  test('--if-needed says nothing where nothing is to do', async () => {
    const file = write('cards.txt', CARDS);
    expect((await ingest('--if-needed', file)).out).toContain('4 new');
    expect(await ingest('--if-needed', file)).toEqual({ status: 0, out: '', err: '' });
  });

  test('--help is the usage, on standard output', async () => {
    const { status, out, err } = await ingest('--help');
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(USAGE);
  });
});

describe('wrong usage: exit 2, the reason and the usage on standard error, no database', () => {
  test('options that do not exist, and days that do not', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    const table: [args: string[], reason: string][] = [
      [['--colour'], "Unknown option '--colour'"],
      [['--captured', '2025-02-29'], '--captured wants a day like 2025-10-29, not “2025-02-29”.'],
      [['--captured', '2025-10'], '--captured wants a day like 2025-10-29, not “2025-10”.'],
      [[empty], `There is nothing to read in ${empty}.`],
      [['--db', ''], '--db wants the name of a file, not “”.'],
      [['--db', empty], `--db wants the name of a file, and ${empty} is that of a folder.`],
      [['--db', 'none/'], '--db wants the name of a file, and none/ is that of a folder.'],
    ];
    const outcomes = await Promise.all(table.map(([args]) => ingest(...args)));
    for (const [index, [, reason]] of table.entries()) {
      expect(outcomes[index]).toMatchObject({ status: 2, out: '' });
      expect(outcomes[index]?.err).toContain(reason);
      expect(outcomes[index]?.err).toContain(USAGE);
    }
    expect(existsSync(join(folder, 'test.sqlite'))).toBe(false);
  });

  test('a capture date that fits none of the files', async () => {
    const { status, out, err } = await ingest(
      '--json',
      '--captured',
      '2025-01-01',
      write('cards.txt', CARDS),
    );
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(
      '--captured 2025-01-01 fits none of these files: no listing among them is of that day.',
    );
  });
});

test('a database that is none: exit 1, one sentence, no stack', async () => {
  const other = write(
    'notes.sqlite',
    'These are notes and no database, and longer than its header. '.repeat(20),
  );
  const { status, out, err } = await ingest('--json', '--db', other, write('cards.txt', CARDS));
  expect({ status, out, err }).toEqual({ status: 1, out: '', err: `${other} is no SQLite database.\n` });
});

test('a database that cannot be there: exit 1, one sentence with its path', async () => {
  const file = write('file.txt', 'A file and no folder.');
  const listing = write('cards.txt', CARDS);
  for (const [db, reason] of [
    [join(file, 'test.sqlite'), 'cannot be made: a part of its path is a file and no folder.'],
    [join(folder, `${'x'.repeat(300)}.sqlite`), /cannot be (made|opened): .+\.$/],
  ] as const) {
    const { status, out, err } = await ingest('--db', db, listing);
    expect([status, out]).toEqual([1, '']);
    expect(err.startsWith(`${db} `)).toBe(true);
    expect(err.slice(db.length + 1).trimEnd()).toEqual(
      typeof reason === 'string' ? reason : expect.stringMatching(reason),
    );
  }
});

test('it works from any folder: the dumps and the migrations are its own', async () => {
  const script = join(process.cwd(), 'scripts', 'ingest.ts');
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [script, '--json', '--db', 'here.sqlite'], { cwd: folder });
  expect(JSON.parse(stdout)).toMatchObject({ appearances: 570, papers: 483 });
  expect(existsSync(join(folder, 'here.sqlite'))).toBe(true);
});

test('a listing without a day takes the date when it is named, not out of a folder', async () => {
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'a.txt'), CARDS);
  writeFileSync(join(pages, 'b.txt'), COMPACT);
  const captures = async (...paths: string[]) => {
    expect((await ingest('--captured', '2025-10-29', ...paths)).status).toBe(0);
    const db = await openForReading(join(folder, 'test.sqlite'));
    const rows = db.$client.prepare('select captured_on from sources order by file').pluck().all();
    db.$client.close();
    return rows;
  };
  expect(await captures(pages)).toEqual(['2025-10-29', null]);
  expect(await captures(join(pages, 'b.txt'))).toEqual(['2025-10-29', '2025-10-29']);
});

test('--captured dates the papers that are printed without a year', async () => {
  const file = write('cards.txt', CARDS);
  expect((await ingest('--captured', '2025-10-29', file)).status).toBe(0);
  const db = await openForReading(join(folder, 'test.sqlite'));
  const dates = db.$client.prepare('select published_on from papers order by id').pluck().all();
  db.$client.close();
  expect(dates).toEqual(['2021-04-18', '2025-05-29', null, '2025-10-14']);
});
