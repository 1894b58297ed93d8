import { expect, test } from 'vitest';
import { progressReporter } from '#scripts/progress.ts';

/** What is written at given seconds. */
function shown(
  isTTY: boolean,
  calls: readonly [second: number, step: string, done: number, total?: number][],
) {
  const written: string[] = [];
  let second = 0;
  const stream = { isTTY, write: (text: string) => written.push(text) > 0 };
  const { progress, finish } = progressReporter(stream, false, () => second * 1000);
  for (const [at, ...call] of calls) {
    second = at;
    progress(...call);
  }
  finish();
  return written.map((text) => text.replace('\r\x1b[2K', '<'));
}

test('off a terminal: a line a step, and every ten seconds the rate and the time left of the step', () => {
  expect(
    shown(false, [
      [0, 'reading', 0],
      [4, 'reading', 9000],
      [10, 'reading', 25_000],
      [11, 'working out papers', 0, 60_000],
      [15, 'working out papers', 10_000, 60_000],
      [21, 'working out papers', 25_000, 60_000],
      [22, 'indexing papers', 0, 4],
      [82, 'indexing papers', 1, 4],
      [83, 'working out papers', 1, 1],
    ]),
  ).toEqual([
    'reading …\n',
    'reading: 25,000, 2,500 a second\n',
    'working out papers …\n',
    'working out papers: 25,000 of 60,000, 2,500 a second, 14 s left\n',
    'indexing papers …\n',
    'indexing papers: 1 of 4, 0.0 a second, 3 min left\n',
  ]);
});

test('on a terminal: a bar that is drawn again, not too often, and wiped in the end', () => {
  expect(
    shown(true, [
      [0, 'working', 0, 100],
      [0.01, 'working', 1, 100],
      [3, 'working', 50, 100],
      [7200, 'working', 60, 1_000_000],
      [7200.01, 'working', 1_000_000, 1_000_000],
    ]),
  ).toEqual([
    `<working ${'░'.repeat(30)} 0 of 100`,
    `<working ${'█'.repeat(15)}${'░'.repeat(15)} 50 of 100, 17 a second, 3 s left`,
    `<working ${'░'.repeat(30)} 60 of 1,000,000, 0.0 a second, 33331 h 20 min left`,
    `<working ${'█'.repeat(30)} 1,000,000 of 1,000,000, 139 a second, 0 s left`,
    '<',
  ]);
});

test('quiet: nothing', () => {
  const stream = { isTTY: true, write: (): boolean => expect.unreachable() };
  const { progress, finish } = progressReporter(stream, true);
  progress('reading', 1, 2);
  finish();
});
