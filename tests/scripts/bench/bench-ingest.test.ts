import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const bench = (...args: string[]) => run(process.execPath, ['scripts/bench.ts', 'ingest', ...args]);

test('an ingest beside the bare inserts: every paper in both, and one in a hundred more', async () => {
  const { stdout, stderr } = await bench('--papers', '100', '--json', 'db/dumps/001_9df91cfd7b54d84c.txt');
  const { limit, ingest, more, ratio } = JSON.parse(stdout);
  // Titles that come out equal are one paper.
  expect([limit.papers, more.papers]).toEqual([100, 1]);
  expect(ingest.papers).toBeGreaterThan(90);
  for (const { seconds, perSecond, papers } of [limit, ingest, more])
    expect(perSecond).toBeCloseTo(papers / seconds, 6);
  expect(ratio).toBeCloseTo(ingest.seconds / limit.seconds, 6);
  expect(ingest.peakMegabytes).toBeGreaterThan(50);
  expect(stderr).toContain('working out papers and topics …');
});

test.each([
  [['--papers', '0'], '--papers wants a whole number from 1, not “0”.'],
  [['nowhere.jsonl'], 'nowhere.jsonl: there is no such file'],
  [['package.json'], 'package.json'],
])('%j is wrong usage', async (args, message) => {
  const failed = await bench(...args).catch((error: { code: number; stderr: string }) => error);
  expect(failed).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
});
