import { once } from 'node:events';
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { backUp } from '#db/backup.ts';
import { documentText } from '#lib/saved/saved-document.ts';
import {
  childrenOf,
  type Got,
  get,
  ingestOne,
  type OwnSite,
  removeSite,
  startSite,
} from '#tests/e2e/own-site.ts';

/** Pages and files that an ingest changes, each with the number of papers in it. */
const COUNTED = [
  '/',
  '/papers',
  '/about',
  '/topics',
  '/trends',
  '/papers.json',
  '/api/v1/papers',
  '/llms.txt',
];

let site: OwnSite;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  site = await startSite({ REQUESTS_PER_MINUTE: '5' });
});
test.afterAll(() => removeSite(site));

/** The numbers of all papers that an answer names. */
function countsIn({ text }: Got): string[] {
  return [...new Set(text.match(/\b48[34](?= (?:papers|titles))|(?<="total":)48[34]/g))];
}

async function askAll(paths: readonly string[]): Promise<Got[]> {
  return Promise.all(paths.map((path) => get(site.port, path)));
}

/** As the README has it for readers on copies; only the database that an ingest has written into has a log beside it. */
function put(file: string): void {
  for (const rest of ['-wal', '-shm']) rmSync(`${site.file}${rest}`, { force: true });
  copyFileSync(file, `${site.file}.next`);
  renameSync(`${site.file}.next`, site.file);
}

test('after an ingest no process answers as before, and while it goes on none is in between', async ({
  page,
}) => {
  const turns = [...COUNTED, ...COUNTED];
  const before = await askAll(turns);
  for (const got of before) expect(countsIn(got)).toEqual(['483']);
  await page.goto(`http://localhost:${site.port}/about`);
  const fetched = () => page.evaluate(async () => (await (await fetch('/papers.json')).json()).total);
  expect([await page.title(), await fetched()]).toEqual(['About · Broadsheet', 483]);
  let isOver = false;
  const ingest = ingestOne(site).finally(() => {
    isOver = true;
  });
  while (!isOver) for (const got of await askAll(['/', '/about'])) expect(countsIn(got)).toHaveLength(1);
  await ingest;
  expect(await fetched()).toBe(484);
  const after = await askAll(turns);
  for (const [index, got] of after.entries()) {
    expect(countsIn(got), turns[index]).toEqual(['484']);
    expect(got.headers.etag).not.toBe(before[index]?.headers.etag);
    // The same in every process.
    expect(got.headers.etag).toBe(after[index % COUNTED.length]?.headers.etag);
  }
  const known = await Promise.all(
    turns.map((path, index) => get(site.port, path, { 'if-none-match': after[index]?.headers.etag ?? '' })),
  );
  expect(known.map(({ status, text }) => [status, text])).toEqual(turns.map(() => [304, '']));
});

test('another file in the database’s place is taken up at once, and no answer is of both', async () => {
  const second = `${site.folder}/second.sqlite`;
  await backUp(site.file, second);
  for (const [file, count] of [
    [site.first, '483'],
    [second, '484'],
  ] as const) {
    put(file);
    for (const got of await askAll(['/', '/', '/', '/about'])) expect(countsIn(got)).toEqual([count]);
  }
  for (let turn = 0; turn < 10; turn += 1) {
    const paths = ['/', '/about', '/papers?q=merging', '/topics'];
    const asked = askAll(paths);
    await get(site.port, '/robots.txt');
    put(turn % 2 === 0 ? site.first : second);
    for (const got of await asked) expect([got.status, countsIn(got).length]).toEqual([200, 1]);
  }
  expect(existsSync(`${site.file}-wal`)).toBe(false);
});

test('a client’s requests are counted over all processes, and those of this machine are not', async () => {
  const client = { 'x-forwarded-for': '198.51.100.7' };
  const answers = await Promise.all(Array.from({ length: 20 }, () => get(site.port, '/robots.txt', client)));
  const statuses = Map.groupBy(answers, ({ status }) => status);
  expect([statuses.get(200)?.length, statuses.get(429)?.length]).toEqual([5, 15]);
  expect((await get(site.port, '/robots.txt')).status).toBe(200);
  expect((await get(site.port, '/healthz', client)).status).toBe(200);
});

test('a process that is killed is replaced, and the others go on answering, though nobody reads what the site says of it', async () => {
  for (const output of [site.server.stdout, site.server.stderr]) output?.destroy();
  const [killed = 0] = childrenOf(site.server);
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => childrenOf(site.server).filter((pid) => pid !== killed).length).toBe(2);
  for (const got of await askAll(['/', '/', '/', '/'])) expect(got.status).toBe(200);
});

test('a site that is stopped answers what is under way, takes nothing new and ends with status 0', async () => {
  const body = documentText([]);
  const sent = request({
    port: site.port,
    path: '/saved/list.bib',
    method: 'POST',
    headers: { 'content-length': body.length },
    agent: false,
  });
  const answered = once(sent, 'response');
  sent.write(body.slice(0, 5));
  // Only when another request has been answered by each process has the first one begun.
  await askAll(['/robots.txt', '/robots.txt']);
  const exit = once(site.server, 'exit');
  site.server.kill('SIGTERM');
  await expect.poll(() => isOpen(site.port)).toBe(false);
  sent.end(body.slice(5));
  const [response] = await answered;
  expect([response.statusCode, response.headers.connection]).toEqual([200, 'close']);
  response.resume();
  expect(await exit).toEqual([0, null]);
});

function isOpen(port: number): Promise<boolean> {
  const socket = connect(port);
  return new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  }).finally(() => socket.destroy());
}
