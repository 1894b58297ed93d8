import { expect, test } from '@playwright/test';
import { childrenOf, freePort, get, type OwnSite, removeSite, startSite } from '#tests/e2e/own-site.ts';

let site: OwnSite;
let metricsPort: number;
/** What the site has written on standard output. */
let written = '';
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  metricsPort = await freePort();
  site = await startSite({ METRICS_PORT: String(metricsPort), HANG_SECONDS: '10' });
  site.server.stdout?.on('data', (chunk) => {
    written += chunk;
  });
});
test.afterAll(() => removeSite(site));

function logged(): Record<string, unknown>[] {
  const whole = written.slice(0, written.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

async function figure(series: string): Promise<number> {
  const { text } = await get(metricsPort, '/metrics');
  const line = text.split('\n').find((one) => one.startsWith(`${series} `));
  return Number(line?.slice(series.length + 1) ?? Number.NaN);
}

test('the site is alive and ready, and says so to nobody’s cache', async () => {
  await expect.poll(async () => (await get(site.port, '/readyz')).text).toBe('{"status":"ready"}\n');
  const { status, text, headers } = await get(site.port, '/healthz');
  expect([status, text, headers['cache-control']]).toEqual([200, '{"status":"alive"}\n', 'no-store']);
});

test('each request is a line of JSON with the name that its answer has, without what was searched for', async () => {
  const path = '/papers?q=secretword&author=somebody';
  const headers = { 'user-agent': 'a-browser-of-mine', 'x-request-id': 'from-the-proxy' };
  const answers = [
    await get(site.port, path),
    await get(site.port, path, headers),
    await get(site.port, '/no'),
  ];
  const names = answers.map((answer) => answer.headers['x-request-id']);
  // This machine is a proxy that is trusted.
  expect(names[1]).toBe('from-the-proxy');
  expect(new Set(names).size).toBe(3);
  await expect.poll(() => names.every((name) => logged().some(({ request }) => request === name))).toBe(true);
  const lines = names.map((name) => logged().find(({ request, status }) => request === name && status));
  expect(lines.map((line) => [line?.level, line?.path, line?.route, line?.status])).toEqual([
    ['info', '/papers', '/papers', 200],
    ['info', '/papers', '/papers', 200],
    ['info', '/no', 'other', 404],
  ]);
  expect(written).not.toMatch(/secretword|somebody|a-browser-of-mine|127\.0\.0\.1/);
});

test('the figures are those of all processes', async () => {
  // The second one begins when the first one serves.
  await expect.poll(() => figure('broadsheet_processes')).toBe(2);
  await expect.poll(() => figure('broadsheet_papers')).toBe(483);
  const before = await figure('broadsheet_requests_total{route="/llms.txt",status="200",cache="miss"}');
  expect(before).toBeNaN();
  // Each process makes it once, and they take turns.
  await Promise.all(Array.from({ length: 4 }, () => get(site.port, '/llms.txt')));
  const count = async (cache: string) =>
    (await figure(`broadsheet_requests_total{route="/llms.txt",status="200",cache="${cache}"}`)) || 0;
  await expect.poll(async () => (await count('miss')) + (await count('hit'))).toBe(4);
  expect(await figure('broadsheet_cache_bytes')).toBeGreaterThan(0);
  expect((await get(metricsPort, '/')).status).toBe(404);
  expect((await get(site.port, '/metrics')).status).toBe(404);
});

test('a process that hangs is ended and replaced, and the sums stay', async () => {
  const [hanging = 0] = childrenOf(site.server);
  const all = async () => figure('broadsheet_questions_total{pool="quick",outcome="answered"}');
  const before = await all();
  process.kill(hanging, 'SIGSTOP');
  await expect.poll(() => figure('broadsheet_processes_ended_total{reason="hung"}')).toBe(1);
  await expect.poll(() => childrenOf(site.server).filter((pid) => pid !== hanging).length).toBe(2);
  expect(await all()).toBeGreaterThanOrEqual(before);
  await expect
    .poll(() => logged().map(({ msg }) => msg))
    .toContain('a server process has not answered for 10 s and is ended.');
});
