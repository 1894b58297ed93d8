import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { beforeEach, expect, test } from 'vitest';
import { ProcessMetrics } from '#scripts/serve/metrics.ts';
import type { DoneRequest } from '#scripts/serve/observed.ts';
import { metricsServer, SiteMetrics } from '#scripts/serve/site-metrics.ts';

const DONE: DoneRequest = {
  ...{ request: 'r-1', method: 'GET', path: '/papers', route: '/papers', status: 200 },
  ...{ bytes: 1000, ms: 30, cache: 'hit' },
};
const HAS_PROMTOOL = spawnSync('promtool', ['--version']).status === 0;

let site: SiteMetrics;
let data: { papers: number; changedAt: Date } | undefined;
beforeEach(() => {
  site = new SiteMetrics();
  data = { papers: 483, changedAt: new Date('2026-01-02T03:04:05Z') };
});

function process(): ProcessMetrics {
  return new ProcessMetrics({
    kept: () => ({ answers: 3, bytes: 500 }),
    waiting: () => 2,
    data: () => data,
  });
}

/** The samples of an exposition (Prometheus' text format 0.0.4), by name and labels. */
function samples(text: string): Map<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, series = line, value = ''] = /^([a-z_:][\w:]*(?:\{.*\})?) (\S+)$/i.exec(line) ?? [];
      return [series, Number(value)];
    }),
  );
}

test('the figures of all processes are added up, and those of one that has ended stay', async () => {
  const [one, other] = [process(), process()];
  one.request(DONE);
  one.request({ ...DONE, status: 503, cache: 'miss' });
  other.request(DONE);
  other.question({ pool: 'long', outcome: 'answered', waited: 0.004, took: 0.2 });
  other.question({ pool: 'long', outcome: 'refused', waited: 10, took: 0 });
  site.heard(one, await one.snapshot());
  site.heard(other, await other.snapshot());
  const both = samples(await site.text());
  const kept = 'broadsheet_requests_total{route="/papers",status="200",cache="hit"}';
  expect(both.get(kept)).toBe(2);
  expect(both.get('broadsheet_requests_total{route="/papers",status="503",cache="miss"}')).toBe(1);
  expect(both.get('broadsheet_request_duration_seconds_bucket{le="0.025",route="/papers"}')).toBe(0);
  expect(both.get('broadsheet_request_duration_seconds_bucket{le="0.05",route="/papers"}')).toBe(3);
  expect(both.get('broadsheet_sent_bytes_total{route="/papers"}')).toBe(3000);
  expect(both.get('broadsheet_questions_total{pool="long",outcome="refused"}')).toBe(1);
  expect(both.get('broadsheet_question_duration_seconds_count{pool="long"}')).toBe(1);
  expect(both.get('broadsheet_question_wait_seconds_count{pool="long"}')).toBe(2);
  expect(both.get('broadsheet_cache_bytes')).toBe(1000);
  expect(both.get('broadsheet_questions_waiting')).toBe(4);
  expect(both.get('broadsheet_papers')).toBe(483);
  expect(both.get('broadsheet_last_ingest_timestamp_seconds')).toBe(1_767_323_045);
  expect(both.get('broadsheet_processes')).toBe(2);
  expect(both.get('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
  expect(both.get('process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  await site.ended(one, 'hung');
  await site.ended(other, 'died');
  await site.ended({}, 'died');
  const gone = samples(await site.text());
  expect(gone.get(kept)).toBe(2);
  expect(gone.get('broadsheet_request_duration_seconds_count{route="/papers"}')).toBe(3);
  expect(gone.get('broadsheet_cache_bytes')).toBeUndefined();
  expect(gone.get('broadsheet_processes_ended_total{reason="died"}')).toBe(2);
  expect(gone.get('broadsheet_processes_ended_total{reason="hung"}')).toBe(1);
  expect(gone.get('broadsheet_processes')).toBe(0);
});

test('what is not known of the data is not told', async () => {
  const one = process();
  await one.snapshot();
  data = undefined;
  site.heard(one, await one.snapshot());
  const told = samples(await site.text());
  expect(told.get('broadsheet_data_readable')).toBe(0);
  expect([...told.keys()].filter((name) => /papers$|last_ingest/.test(name))).toEqual([]);
});

test('the figures are served at /metrics and nowhere else', async () => {
  const server = metricsServer(site).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const response = await fetch(`${address}/metrics`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/plain; version=0.0.4; charset=utf-8',
    ]);
    expect(samples(await response.text()).get('broadsheet_processes')).toBe(0);
    expect((await fetch(`${address}/`)).status).toBe(404);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test.skipIf(!HAS_PROMTOOL)('promtool finds nothing wrong with names, help and types', async () => {
  const one = process();
  one.request(DONE);
  one.question({ pool: 'quick', outcome: 'late', waited: 0, took: 10 });
  site.heard(one, await one.snapshot());
  const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
    input: await site.text(),
    encoding: 'utf8',
  });
  // It has advice for what Node’s own figures are called; ours it has nothing to say to.
  const ours = `${stdout}${stderr}`.split('\n').filter((line) => !/^(nodejs|process)_/.test(line));
  expect([ours.join('').trim(), [0, 3].includes(status ?? 1)]).toEqual(['', true]);
});
