import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { madeOnce } from '#scripts/bench/compare/made-once.ts';

function place() {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const papers = join(folder, 'papers.jsonl');
  writeFileSync(papers, '{}');
  let times = 0;
  const make = async (own: string) => {
    times += 1;
    writeFileSync(join(own, `${times}`), '');
  };
  const made = join(folder, 'made');
  return { papers, made, make, times: () => times };
}

test('what was made is taken again, with the time that it took then', async () => {
  const { papers, made, make, times } = place();
  const first = await madeOnce(made, papers, 1, make);
  expect(await madeOnce(made, papers, 1, make)).toEqual({ ...first, now: false });
  expect([first.now, times()]).toEqual([true, 1]);
});

test('it is made anew, in an empty folder, of other papers and in another version', async () => {
  const { papers, made, make, times } = place();
  await madeOnce(made, papers, 1, make);
  await madeOnce(made, papers, 2, make);
  expect([existsSync(join(made, '1')), existsSync(join(made, '2'))]).toEqual([false, true]);
  utimesSync(papers, 1, 1);
  expect((await madeOnce(made, papers, 2, make)).now).toBe(true);
  expect(times()).toBe(3);
});

test('what was begun and not finished is begun anew', async () => {
  const { papers, made, make } = place();
  const broken = madeOnce(made, papers, 1, async (own) => {
    writeFileSync(join(own, 'half'), '');
    throw new Error('stopped');
  });
  await expect(broken).rejects.toThrow('stopped');
  expect((await madeOnce(made, papers, 1, make)).now).toBe(true);
  expect(existsSync(join(made, 'half'))).toBe(false);
});
