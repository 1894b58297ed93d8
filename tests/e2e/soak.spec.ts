import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from '@playwright/test';

/** A soak of a few seconds; how fast the machine is decides how much is asked, and not whether it is answered. */
test('readers at load see no error and no torn page while ingests run, a process is killed and the site stops', async () => {
  const kept = test.info().outputPath('fault.json');
  const soak = spawn(
    'node',
    [
      'scripts/soak.ts',
      '--seconds',
      '8',
      '--readers',
      '6',
      '--db',
      'tests/.tmp/e2e.sqlite',
      '--kept',
      kept,
      '--json',
    ],
    {
      env: { ...process.env, PROCESSES: '2', QUERY_SECONDS: '60', HANG_SECONDS: '60' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [printed, [status]] = await Promise.all([text(soak.stdout), once(soak, 'exit')]);
  const { faults, answers, checks, written, papers, memory, stopped } = JSON.parse(printed);
  expect(faults).toEqual({ count: 0, told: [] });
  expect(status).toBe(0);
  expect(answers).toBeGreaterThan(20);
  expect(checks['counts added up']).toBeGreaterThan(0);
  expect(written.ingests).toBeGreaterThan(0);
  expect(papers.last - papers.first).toBe(written.papers);
  expect(memory.length).toBeGreaterThanOrEqual(3);
  expect(stopped.status).toBe(0);
});
