import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Desk, desk } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const USAGE = 'npm run doctor -- [--db FILE] [--quick] [--mend] [--json]';

function doctor(made: Desk, ...args: string[]) {
  const db = args.includes('--db') ? [] : ['--db', made.db.$client.name];
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/doctor.ts', ...db, ...args], {
    encoding: 'utf8',
  });
  return { status, out: stdout.replace(/\(\d+\.\d s\)/, '(… s)'), err: stderr };
}

function smallDesk(): Promise<Desk> {
  return desk({ 'papers.jsonl': jsonLines(PAPERS) });
}

const TAMPERED = `update papers set listing_count = 7; insert into venues(slug, name) values ('x', 'X')`;

test('a sound database: exit 0, one line, progress on standard error', async () => {
  const made = await smallDesk();
  const { status, out, err } = doctor(made);
  expect([status, out]).toEqual([0, `${made.db.$client.name}: 11 papers, sound (… s)\n`]);
  expect(err).toContain('checking integrity …\nchecking foreign keys …\n');
  expect(doctor(made, '--quick').err).not.toContain('integrity');
});

test('what is wrong: exit 1, with rows, names and what to do; notes alone are no reason', async () => {
  const made = await smallDesk();
  made.db.$client.exec(TAMPERED);
  const { status, out } = doctor(made);
  expect(status).toBe(1);
  expect(out.trimEnd().split('\n')).toEqual([
    'wrong: papers: 11 papers with another number of listings than print it (listing_count)',
    '  attention-revisited, attention-revisited-2, a-year-and-nothing-more, no-date-was-given, from-the-lab-diffusion-in-production, …',
    '  “npm run doctor -- --mend” has all papers worked out again by the next “npm run ingest”.',
    'note: venues: 1 venue of no paper',
    '  x',
    '  Nothing has to be done: sources that came later name them otherwise, and their addresses are kept.',
    `${made.db.$client.name}: 11 papers, 1 thing wrong, 1 note (… s)`,
  ]);
  made.db.$client.exec('update papers set listing_count = 1');
  expect(doctor(made)).toMatchObject({
    status: 0,
    out: expect.stringContaining(`${made.db.$client.name}: 11 papers, sound, 1 note (… s)`),
  });
});

test('--mend says what was done, checks again, and the ingest does the rest', async () => {
  const made = await smallDesk();
  made.db.$client.exec(`update papers set listing_count = 7; drop trigger papers_fts_update`);
  const { status, out } = doctor(made, '--mend');
  expect(status).toBe(1);
  expect(out.trimEnd().split('\n')).toEqual([
    'Made 1 index or trigger anew.',
    'Marked all papers to be worked out again by “npm run ingest”.',
    'wrong: papers: 11 papers with another number of listings than print it (listing_count)',
    '  attention-revisited, attention-revisited-2, a-year-and-nothing-more, no-date-was-given, from-the-lab-diffusion-in-production, …',
    '  “npm run ingest” mends it.',
    'note: derivation: all papers are to be worked out again',
    '  “npm run ingest” mends it.',
    `${made.db.$client.name}: 11 papers, 1 thing wrong, 1 note (… s)`,
  ]);
  await made.feed({ 'papers.jsonl': jsonLines(PAPERS) });
  expect(doctor(made).status).toBe(0);
});

test('--json is one document and nothing else', async () => {
  const made = await smallDesk();
  made.db.$client.exec(TAMPERED);
  const { status, out, err } = doctor(made, '--json', '--quick');
  expect([status, err]).toEqual([1, '']);
  const { seconds, ...document } = JSON.parse(out);
  expect(seconds).toBeGreaterThan(0);
  expect(document).toMatchObject({
    database: made.db.$client.name,
    papers: 11,
    sound: false,
    mended: [],
    skipped: [],
    findings: [
      { check: 'papers', severity: 'wrong', rows: 11, remedy: { does: 'derive again' } },
      { check: 'venues', severity: 'note', rows: 1, named: ['x'] },
    ],
  });
});

test('no database, or none of ours, is a finding: exit 1', async () => {
  const made = await smallDesk();
  const none = join(made.folder, 'none.sqlite');
  expect(doctor(made, '--db', none)).toEqual({
    status: 1,
    out: `wrong: file: there is no database at ${none}\n  “npm run ingest” makes it.\n${none}: 1 thing wrong (… s)\n`,
    err: '',
  });
});

test('wrong usage: exit 2, the reason and the usage; the database is left alone', async () => {
  const made = await smallDesk();
  const before = readFileSync(made.db.$client.name);
  for (const [args, reason] of [
    [['--colour'], "Unknown option '--colour'"],
    [['test.sqlite'], 'The doctor takes options only; --db names the database.'],
    [['--db', ''], '--db wants the name of a file, not “”.'],
  ] as const) {
    const { status, out, err } = doctor(made, ...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain(reason);
    expect(err).toContain(USAGE);
  }
  expect(doctor(made, '--help').out).toContain(USAGE);
  expect(readFileSync(made.db.$client.name)).toEqual(before);
});
