import { expect, test } from 'vitest';
import { repeat } from '#scripts/sync/repeat.ts';
import { madeClock } from '#tests/scripts/sync/made-sync.ts';

const HOUR = 3_600_000;
const START = '2026-11-21T12:00:00.000Z';

/** Repeats a round every hour until it was done so often. @returns when each began, in minutes from the start. */
async function rounds(
  often: number,
  {
    round = () => {},
    sleeping = () => {},
  }: { round?: (clock: Clock) => void; sleeping?: (clock: Clock) => void } = {},
) {
  const clock = madeClock(START);
  const stop = new AbortController();
  const began: number[] = [];
  const said: string[] = [];
  const { sleep } = clock;
  clock.sleep = async (milliseconds, signal) => {
    expect(milliseconds).toBeLessThanOrEqual(60_000);
    await sleep(milliseconds, signal);
    sleeping(clock);
  };
  const once = async () => {
    began.push((clock.time - Date.parse(START)) / 60_000);
    if (began.length === often) stop.abort(new Error('enough'));
    round(clock);
  };
  const asking = { clock, stop: stop.signal, say: (sentence: string) => said.push(sentence) };
  await expect(repeat(once, HOUR, asking)).rejects.toThrow('enough');
  return { began, said, slept: clock.slept };
}
type Clock = ReturnType<typeof madeClock>;

test('a round an interval after the last one began', async () => {
  const { began, said } = await rounds(3, { round: (clock) => (clock.time += 600_000) });
  expect(began).toEqual([0, 60, 120]);
  expect(said).toEqual(['next round at 2026-11-21T13:00:00.000Z', 'next round at 2026-11-21T14:00:00.000Z']);
});

test('a round that takes longer than the interval is followed by the next one, never met by it', async () => {
  const { began } = await rounds(3, { round: (clock) => (clock.time += 1.5 * HOUR) });
  expect(began).toEqual([0, 90, 180]);
});

test('rounds that were slept through are not made up for', async () => {
  let slept = false;
  const { began } = await rounds(3, {
    sleeping: (clock) => {
      if (!slept) clock.time += 10 * HOUR;
      slept = true;
    },
  });
  expect(began).toEqual([0, 601, 661]);
});

test('a clock that is put back costs an interval at most', async () => {
  let put = false;
  const { slept } = await rounds(2, {
    sleeping: (clock) => {
      if (!put) clock.time -= 1000 * HOUR;
      put = true;
    },
  });
  expect(slept.reduce((sum, each) => sum + each, 0)).toBe(60_000 + HOUR);
});

test('stopped while it waits', async () => {
  const clock = madeClock(START);
  const stop = new AbortController();
  let count = 0;
  clock.sleep = async (_, signal) => {
    stop.abort(new Error('stopped'));
    signal.throwIfAborted();
  };
  const round = async () => {
    count += 1;
  };
  await expect(repeat(round, HOUR, { clock, stop: stop.signal, say: () => {} })).rejects.toThrow('stopped');
  expect(count).toBe(1);
});
