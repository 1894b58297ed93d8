import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askedPause, backOff, exhausted, mayPass } from '#lib/sync/retry.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

test.each([
  [200, false],
  [301, false],
  [400, false],
  [404, false],
  [408, true],
  [410, false],
  [425, true],
  [429, true],
  [500, true],
  [503, true],
  [599, true],
])('%i may pass: %s', (status, passes) => {
  expect(mayPass(status)).toBe(passes);
});

test('back-off doubles from a second to a minute, and chance takes a share of it', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 8, 50].map((failures) => backOff(failures, 1));
  expect(longest).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  expect(backOff(3, 0)).toBe(0);
  expect(backOff(3, 0.25)).toBe(1000);
});

test.each<[value: string, date: string | undefined, pause: number | undefined]>([
  ['120', undefined, 120_000],
  [' 0 ', undefined, 0],
  ['Sat, 21 Nov 2026 12:00:30 GMT', undefined, 30_000],
  ['Sat, 21 Nov 2026 11:00:00 GMT', undefined, 0],
  ['Sat, 21 Nov 2026 12:00:30 GMT', 'Sat, 21 Nov 2026 12:00:20 GMT', 10_000],
  ['Sat, 21 Nov 2026 12:00:30 GMT', 'not a date', 30_000],
  ['-5', undefined, undefined],
  ['soon', undefined, undefined],
  ['', undefined, undefined],
])('Retry-After “%s” on %s', (value, date, pause) => {
  const headers = new Headers({ 'retry-after': value, ...(date !== undefined && { date }) });
  expect(askedPause(headers, NOW)).toBe(pause);
});

test('of the windows of a RateLimit those count of which nothing remains', () => {
  const ends = (ratelimit: string) => exhausted(new Headers({ ratelimit }));
  expect(ends('"api";r=0;t=55')).toBe(55_000);
  expect(ends('"api"; r = 0 ; t=55, "day";r=0;t=3600, "pages";r=1;t=9000')).toBe(3_600_000);
  expect(ends('"api";r=10;t=55')).toBeUndefined();
  expect(ends('limit=100, remaining=0, reset=54')).toBeUndefined();
});

test('whatever a server says, the pause is a number that is not negative, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (value) => {
      const field = value.replace(/[^\x20-\x7e]/g, '');
      const pause = askedPause(new Headers({ 'retry-after': field, ratelimit: field }), NOW);
      expect(pause === undefined || pause >= 0).toBe(true);
    }),
  );
});
