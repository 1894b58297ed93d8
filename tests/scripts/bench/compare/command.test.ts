import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { compareCommand } from '#scripts/bench/compare/command.ts';
import { UsageError } from '#scripts/command.ts';

test('a contender is measured in a process of its own, and its results are written three times', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  onTestFinished(() => void vi.restoreAllMocks());
  vi.spyOn(console, 'log').mockReturnValue();
  const said = vi.spyOn(console, 'error').mockReturnValue();
  const place = ['--work', join(folder, 'work'), '--out', join(folder, 'out')];
  const asked = ['--sizes', '483', '--db', `483=${inject('shipped')}`, '--only', 'flexsearch', ...place];
  expect(await compareCommand([...asked, '--seconds', '1'])).toBe(0);
  expect(said.mock.calls).toEqual([['483 papers: FlexSearch …']]);
  const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');
  const { pieces } = JSON.parse(read('results.json')).sizes[483];
  expect(Object.keys(pieces)).toEqual(['flexsearch']);
  const { all, misspelt } = pieces.flexsearch.states;
  expect(all).toMatchObject({ found: 483 });
  expect(all.questions).toBeGreaterThan(0);
  expect(all.p50).toBeLessThanOrEqual(all.p95);
  expect(misspelt).toBe('cannot');
  expect(pieces.flexsearch.memory).toBeGreaterThan(20);
  expect(read('RESULTS.md')).toContain('## 483 papers');
  expect(read('growth.svg')).toContain('>FlexSearch<');
  await compareCommand([...asked, '--missing']);
  expect(said).toHaveBeenCalledTimes(1);
});

test.each([
  [['--only', 'lucene'], '--only wants some of broadsheet, limit, sqlite'],
  [['--sizes', '483,many'], '--sizes wants a whole number from 1, not “many”.'],
  [['--db', 'papers.sqlite'], '--db wants SIZE=FILE, not “papers.sqlite”.'],
  [['--memory', '0'], '--memory wants a whole number from 1'],
  [['--size', '5'], 'Unknown option'],
])('%j is wrong usage', async (args, message) => {
  const failed = await compareCommand(args).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(UsageError);
  expect(failed).toMatchObject({ message: expect.stringContaining(message) });
});
