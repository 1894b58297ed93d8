import { type ChildProcess, execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { openDatabase, openForReading } from '#db/open.ts';
import { holdings } from '#db/queries/holdings.ts';
import { dayAt } from '#lib/sync/days.ts';
import { entry, type PaperServer, paperServer } from '#tests/fixtures/paper-server.ts';

let folder: string;
let server: PaperServer;
const [FIRST, SECOND, THIRD] = ['2025-10-01', '2025-10-02', '2025-10-03'];
const RANGE = ['--since', FIRST, '--until', THIRD];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  server = await paperServer();
  for (const [index, day] of [FIRST, SECOND, THIRD].entries())
    server.days.set(day, [entry(`2611.0000${index}`, `Model of the Day ${index}`)]);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Outcome = { status: number | null; signal: NodeJS.Signals | null; out: string; err: string };

/** Starts the command on a database in the folder, asking the server here without any pause. */
function start(...args: string[]): { child: ChildProcess; ended: Promise<Outcome> } {
  const env = {
    ...process.env,
    SYNC_DAILY_URL: server.dailyBase,
    SYNC_ARXIV_URL: server.arxivBase,
    SYNC_PAUSE: '0',
    SYNC_CONTACT: 'ada@example.org',
    OVERRIDES_PATH: join(folder, 'topics.overrides.jsonl'),
    npm_package_version: '1.2.3',
  };
  const command = ['scripts/sync.ts', '--db', file(), ...args];
  let child: ChildProcess | undefined;
  const ended = new Promise<Outcome>((resolve) => {
    child = execFile(process.execPath, command, { env }, (_, out, err) => {
      resolve({ status: child?.exitCode ?? null, signal: child?.signalCode ?? null, out, err });
    });
  });
  if (!child) throw new Error('It was not started.');
  const started = child;
  onTestFinished(() => void started.kill('SIGKILL'));
  return { child: started, ended };
}

const sync = (...args: string[]) => start(...args).ended;
const file = () => join(folder, 'test.sqlite');

/** Resolves when the server is asked for something with this in its address; that is never answered. */
function heldAt(part: string): Promise<void> {
  return new Promise((resolve) => {
    server.onRequest = (path) => {
      if (!path.includes(part)) return;
      server.next.push('silence');
      resolve();
    };
  });
}

async function stored(): Promise<unknown[]> {
  const db = await openForReading(file());
  const papers = db.$client.prepare('select title, arxiv_id, upvotes from papers order by arxiv_id').all();
  db.$client.close();
  return papers;
}

test('--json: one document, nothing else anywhere, exit 0', async () => {
  const { status, out, err } = await sync('--json', ...RANGE);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const { seconds, ...document } = JSON.parse(out);
  const one = { status: 'stored', papers: 1, created: 1, updated: 0, unchanged: 0, rejects: 0 };
  expect(document).toEqual({
    origin: 'daily',
    days: [
      { day: FIRST, ...one },
      { day: SECOND, ...one },
      { day: THIRD, ...one },
    ],
    created: 3,
    updated: 0,
    unchanged: 0,
    requests: 3,
    retries: 0,
  });
  expect(seconds).toBeGreaterThan(0);
  expect(server.asked[0]?.headers['user-agent']).toBe(
    'Broadsheet/1.2.3 (research-paper explorer; contact: ada@example.org)',
  );
});

test('in words: a line a day, and what became of the papers', async () => {
  const { status, out, err } = await sync('daily', '--since', THIRD, '--until', '2025-10-04');
  expect(status).toBe(0);
  expect(out.replace(/\(\d+\.\d s\)/, '(… s)')).toBe(
    `${THIRD}: 1 paper: 1 new, 0 updated, 0 unchanged\n2025-10-04: no papers\n1 new, 0 updated, 0 unchanged; 2 requests (… s)\n`,
  );
  expect(err).toBe('');
});

test('what cannot be had is said, the rest is stored, exit 1', async () => {
  server.next.push({ status: 410, body: '{"error":"Gone for good"}' });
  const { status, out, err } = await sync('--json', ...RANGE);
  const reason = 'the server answers 410 Gone: “Gone for good”';
  expect({ status, err }).toEqual({ status: 1, err: `${FIRST}: could not be had: ${reason}\n` });
  expect(JSON.parse(out)).toMatchObject({
    created: 2,
    days: [{ day: FIRST, status: 'refused', reason }, {}, {}],
  });
});

test('arxiv: a set, page by page', async () => {
  const [datestamp, set] = [FIRST, 'cs:cs:CL'];
  for (const number of [1, 2, 3])
    server.archive.push({ id: `2611.0000${number}`, title: `Model Number ${number}`, datestamp, set });
  const { status, out } = await sync('arxiv', '--set', 'cs', ...RANGE, '--json');
  expect(status).toBe(0);
  const { seconds: _, ...document } = JSON.parse(out);
  const page = { status: 'stored', updated: 0, unchanged: 0, rejects: 0 };
  expect(document).toEqual({
    origin: 'arxiv',
    harvest: { set: 'cs', since: FIRST, until: THIRD },
    pages: [
      { page: 1, papers: 2, created: 2, ...page },
      { page: 2, papers: 1, created: 1, ...page },
    ],
    created: 3,
    updated: 0,
    unchanged: 0,
    requests: 2,
    retries: 0,
  });
});

test('killed in the middle: whole days are there and nothing else, and the next run goes on', async () => {
  const held = heldAt(THIRD);
  const { child, ended } = start(...RANGE);
  await held;
  child.kill('SIGKILL');
  expect((await ended).signal).toBe('SIGKILL');
  expect(await stored()).toHaveLength(2);
  server.onRequest = () => {};
  const { status, out } = await sync('--json', ...RANGE);
  expect(status).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ days: [{ day: THIRD, status: 'stored', created: 1 }] });
  const papers = await stored();
  const undisturbed = join(folder, 'undisturbed.sqlite');
  expect((await sync('--db', undisturbed, ...RANGE)).status).toBe(0);
  const db = await openForReading(undisturbed);
  expect(db.$client.prepare('select title, arxiv_id, upvotes from papers order by arxiv_id').all()).toEqual(
    papers,
  );
  db.$client.close();
});

test('stopped by a signal: what was stored stays, the report tells of it', async () => {
  const held = heldAt(SECOND);
  const { child, ended } = start('--json', ...RANGE);
  await held;
  child.kill('SIGTERM');
  const { status, out, err } = await ended;
  expect(status).toBe(143);
  expect(err).toBe('stopping; what is being stored is stored to its end …\n');
  expect(JSON.parse(out)).toMatchObject({ stopped: 'SIGTERM', created: 1, days: [{ day: FIRST }] });
  expect(await stored()).toHaveLength(1);
});

test('one sync at a time on a database, and the next one as soon as the first has ended', async () => {
  const held = heldAt(FIRST);
  const { child, ended } = start(...RANGE);
  await held;
  const { status, out, err } = await sync('--json');
  expect({ status, out, err }).toEqual({
    status: 1,
    out: '',
    err: `Another sync is running on ${file()}.\n`,
  });
  child.kill('SIGKILL');
  await ended;
  server.onRequest = () => {};
  expect((await sync('--json', ...RANGE)).status).toBe(0);
});

test('--every goes on after a round that has failed, until it is stopped: exit 0', async () => {
  server.next.push({ status: 404 });
  const { child, ended } = start('--json', '--every', '6h', '--since', dayAt(Date.now()));
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (text: string) => {
      if (text.includes('next round at ')) resolve();
    });
  });
  expect(child.exitCode).toBe(null);
  child.kill('SIGINT');
  const { status, out } = await ended;
  expect(status).toBe(0);
  expect(out.trim().split('\n')).toHaveLength(1);
  expect(JSON.parse(out).days[0]).toMatchObject({
    status: 'refused',
    reason: 'the server answers 404 Not Found',
  });
});

test('whoever reads the database meanwhile sees the new papers without opening it again', async () => {
  (await openDatabase(file())).$client.close();
  const db = await openForReading(file());
  expect((await holdings(db)).papers).toBe(0);
  expect((await sync('--json', ...RANGE)).status).toBe(0);
  expect((await holdings(db)).papers).toBe(3);
  db.$client.close();
});

test('wrong usage: exit 2, the reason and the usage, no database, no request', async () => {
  const { status, out, err } = await sync('weekly');
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain(
    'What can be fetched: daily, arxiv; “weekly” is not among them.\n\nnpm run sync -- [daily|arxiv]',
  );
  expect(existsSync(file())).toBe(false);
  expect(server.asked).toEqual([]);
});

test('--help is the usage, on standard output', async () => {
  const { status, out, err } = await sync('--help');
  expect([status, err]).toEqual([0, '']);
  expect(out).toContain(
    'Exit status: 0 done, 1 something could not be had (the rest is stored), 2 wrong usage.',
  );
});
