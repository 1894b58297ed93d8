import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askedSearch, searchAnswer } from '#db/queries/asked-search.ts';
import { type Desk, deskOfDumps } from '#tests/fixtures/database.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskOfDumps();
});
afterAll(() => desk.remove());

type Outcome = { status: number | null; out: string; err: string };

function run(...args: string[]): Promise<Outcome> {
  const command = [join('scripts', 'search.ts'), '--db', desk.db.$client.name, ...args];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command, (_, out, err) => {
      resolve({ status: child.exitCode, out, err });
    });
  });
}

test('--json: the answer that the API gives; words can come as several arguments, with a minus too', async () => {
  const [one, several] = await Promise.all([
    run('--json', 'topic:merging task arithmetic -lora', '--limit', '4'),
    run('--json', 'topic:merging', 'task', 'arithmetic', '-lora', '--limit=4'),
  ]);
  const asked = await askedSearch(desk.db, { q: 'task arithmetic -lora', topic: 'merging' }, 4);
  expect(asked.results).toHaveLength(4);
  for (const { status, out, err } of [one, several]) {
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toEqual(searchAnswer(asked));
  }
});

test('nothing found is no error; without a limit there are ten; an odd search is an ordinary one', async () => {
  const [nothing, ten, minus, long] = await Promise.all([
    run('--json', 'topic:merging year:1950'),
    run('--json', 'language models'),
    run('--json', '-'),
    run('--json', 'x'.repeat(10_000)),
  ]);
  expect(nothing).toEqual({ status: 0, out: '{"total":0,"results":[]}\n', err: '' });
  expect(JSON.parse(ten.out).results).toHaveLength(10);
  expect(minus).toMatchObject({ status: 0, err: '' });
  expect(long).toMatchObject({ status: 0, err: 'The search was cut to its first 2500 characters.\n' });
  expect(JSON.parse(long.out)).toEqual({ total: 0, results: [] });
});

test('for people: the heading of the site, and each paper with its address and reasons', async () => {
  const { status, out, err } = await run('task arithmetic topic:merging topic:nope', '--limit', '1');
  expect(status).toBe(0);
  expect(err).toContain('“nope” is no topic here');
  const [head, , first, address, ...why] = out.trimEnd().split('\n');
  expect(head).toMatch(/^\d+ papers on Model merging, matching “task arithmetic”$/);
  expect(first).toMatch(/^ {3}1 {2}\S/);
  expect(address).toMatch(/^ {6}\/papers\/[a-z0-9-]+$/);
  expect(why.length).toBeGreaterThan(0);
  for (const line of why) expect(line).toMatch(/^ {6}\S/);
});

test('wrong calls: exit 2 with the reason and the usage; no database: exit 1; --help is the usage', async () => {
  const table: [args: string[], reason: string][] = [
    [[], 'What is to be searched for?\n'],
    [['x', '--limit', '1001'], '--limit wants a number from 1 to 1000, not “1001”.\n'],
    [['x', '--limit', '-3'], '--limit wants a number from 1 to 1000, not “-3”.\n'],
    [['x', '--limt', '3'], "Unknown option '--limt'"],
  ];
  const outcomes = await Promise.all(table.map(([args]) => run(...args)));
  for (const [index, [, reason]] of table.entries()) {
    expect(outcomes[index]).toMatchObject({ status: 2, out: '', err: expect.stringContaining(reason) });
    expect(outcomes[index]?.err).toContain('npm run search -- "QUERY"');
  }
  const [absent, help] = await Promise.all([
    run('x', '--db', join(desk.folder, 'none.sqlite')),
    run('--help'),
  ]);
  expect(absent).toMatchObject({ status: 1, out: '' });
  expect(absent.err).toContain('none.sqlite; “npm run ingest” makes it.');
  expect(help).toMatchObject({ status: 0, err: '', out: expect.stringContaining('--limit N') });
});
