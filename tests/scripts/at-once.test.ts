import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { soundPapers } from '#tests/fixtures/killed.ts';
import { entry, paperServer } from '#tests/fixtures/paper-server.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

const DAY = '2025-10-01';

/** Titles of all papers of a database that is sound, in the order of the alphabet. */
async function titles(file: string): Promise<string[]> {
  const lines = (await soundPapers(file)).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line).title).sort();
}

test('two ingests and a sync at once, and no database yet: each waits for its turn, all results are in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  const db = at('site.sqlite');
  const server = await paperServer();
  server.days.set(DAY, [entry('2510.00001', 'C of the Day')]);
  for (const name of ['A', 'B'])
    writeFileSync(
      at(`${name}.jsonl`),
      jsonLines([{ title: `${name} of a File`, abstract: 'We merge models.' }]),
    );
  const env = {
    ...process.env,
    SYNC_DAILY_URL: server.dailyBase,
    SYNC_PAUSE: '0',
    OVERRIDES_PATH: at('topics.overrides.jsonl'),
  };
  const run = (script: string, ...args: string[]) =>
    new Promise<number>((resolve) => {
      execFile(process.execPath, [join('scripts', script), '--db', db, ...args], { env }, (error) => {
        resolve(Number(error?.code ?? 0));
      });
    });
  // There is no database yet: whoever is first makes it.
  const days = ['--since', DAY, '--until', DAY];
  expect(
    await Promise.all([
      run('ingest.ts', at('A.jsonl')),
      run('ingest.ts', at('B.jsonl')),
      run('sync.ts', ...days),
    ]),
  ).toEqual([0, 0, 0]);
  expect(await titles(db)).toEqual(['A of a File', 'B of a File', 'C of the Day']);
});
