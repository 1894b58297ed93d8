import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Desk, desk } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const USAGE = 'npm run backup -- FILE [--db FILE] [--force] [--json]';

function backup(made: Desk, ...args: string[]) {
  const db = args.includes('--db') ? [] : ['--db', made.db.$client.name];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/backup.ts', ...db, ...args], {
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

function smallDesk(): Promise<Desk> {
  return desk({ 'papers.jsonl': jsonLines(PAPERS) });
}

test('says what was copied in words, and its progress on standard error', async () => {
  const made = await smallDesk();
  const to = join(made.folder, 'copy.sqlite');
  const { status, out, err } = backup(made, to);
  expect(status).toBe(0);
  expect(out.replace(/[\d.]+ MB \([\d.]+ s\)/, '… MB (… s)')).toBe(`${to}: 11 papers, … MB (… s)\n`);
  expect(err).toBe('copying pages …\nchecking the copy …\n');
});

test('--json is one document, and nothing else anywhere', async () => {
  const made = await smallDesk();
  const to = join(made.folder, 'copy.sqlite');
  const { status, out, err } = backup(made, '--json', to);
  expect([status, err]).toEqual([0, '']);
  const { seconds, ...document } = JSON.parse(out);
  expect(document).toEqual({ file: to, papers: 11, bytes: readFileSync(to).length });
  expect(seconds).toBeGreaterThan(0);
});

describe('what is there already', () => {
  test('is replaced only with --force', async () => {
    const made = await smallDesk();
    const to = join(made.folder, 'copy.sqlite');
    writeFileSync(to, 'notes');
    expect(backup(made, to)).toEqual({
      status: 1,
      out: '',
      err: `${to} is there already; --force replaces it.\n`,
    });
    expect(readFileSync(to, 'utf8')).toBe('notes');
    expect(backup(made, '--force', '--json', to).status).toBe(0);
    expect(readFileSync(to).subarray(0, 15).toString()).toBe('SQLite format 3');
  });

  test('is never the database itself, by whatever name, and never a database in use', async () => {
    const made = await smallDesk();
    const file = made.db.$client.name;
    const link = join(made.folder, 'link.sqlite');
    symlinkSync(file, link);
    for (const to of [file, link]) {
      const { status, err } = backup(made, '--force', to);
      expect(status).toBe(2);
      expect(err).toContain(`${to} is the database itself.`);
    }
    const other = await smallDesk();
    expect(backup(made, '--force', other.db.$client.name)).toEqual({
      status: 1,
      out: '',
      err: `${other.db.$client.name} is a database in use (${other.db.$client.name}-wal is beside it); name another file.\n`,
    });
  });
});

test('places where no file can be: exit 1, one sentence, nothing made', async () => {
  const made = await smallDesk();
  const files = readdirSync(made.folder);
  const none = join(made.folder, 'none.sqlite');
  for (const [args, reason] of [
    [
      [join(made.folder, 'none', 'copy.sqlite')],
      `There is no folder ${join(made.folder, 'none')} to put the backup into.`,
    ],
    [[join(made.folder, 'x'.repeat(250))], /cannot be (made|opened)/],
    [
      ['--db', none, join(made.folder, 'copy.sqlite')],
      `There is no database at ${none}; “npm run ingest” makes it.`,
    ],
  ] as const) {
    const { status, out, err } = backup(made, ...args);
    expect([status, out]).toEqual([1, '']);
    expect(err.replace('copying pages …\n', '').trimEnd()).toEqual(
      typeof reason === 'string' ? reason : expect.stringMatching(reason),
    );
  }
  expect(readdirSync(made.folder)).toEqual(files);
});

test('wrong usage: exit 2, the reason and the usage', async () => {
  const made = await smallDesk();
  const folder = join(made.folder, 'folder');
  mkdirSync(folder);
  for (const [args, reason] of [
    [[], 'The backup wants the name of one file to make.'],
    [['one', 'two'], 'The backup wants the name of one file to make.'],
    [[''], 'The backup wants the name of one file to make.'],
    [[folder], `The backup wants the name of a file, and ${folder} is that of a folder.`],
    [['none/'], 'The backup wants the name of a file, and none/ is that of a folder.'],
    [['--colour', 'x'], "Unknown option '--colour'"],
  ] as const) {
    const { status, out, err } = backup(made, ...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(reason);
    expect(err).toContain(USAGE);
  }
  expect(existsSync('one')).toBe(false);
  expect(backup(made, '--help').out).toContain(USAGE);
});
