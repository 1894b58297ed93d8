import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestWait, nextRound, parseInterval } from '#lib/sync/interval.ts';

const HOUR = 3_600_000;

test.each<[text: string, interval: number | undefined]>([
  ['6h', 6 * HOUR],
  [' 90m ', 1.5 * HOUR],
  ['1d', 24 * HOUR],
  ['1m', 60_000],
  ['30d', 720 * HOUR],
  ['31d', undefined],
  ['0h', undefined],
  ['6', undefined],
  ['6 h', undefined],
  ['1.5h', undefined],
  ['-1h', undefined],
  ['30s', undefined],
  ['', undefined],
])('“%s”', (text, interval) => {
  expect(parseInterval(text)).toBe(interval);
});

test('the next round is an interval after the last one began, a tenth of it more or less', () => {
  expect(nextRound(1000, HOUR, 0.5)).toBe(1000 + HOUR);
  expect(nextRound(0, HOUR, 0)).toBe(0.9 * HOUR);
  fc.assert(
    fc.property(
      fc.integer({ min: 60_000, max: 720 * HOUR }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (interval, random) => {
        const wait = nextRound(0, interval, random);
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(longestWait(interval));
      },
    ),
  );
});
