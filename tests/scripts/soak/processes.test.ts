import { expect, test } from 'vitest';
import { growthOf } from '#scripts/soak/processes.ts';

test('growth is that of most of the time: a jump and a dip do not count, a leak does', () => {
  const samples = (bytesAt: (place: number) => number) =>
    Array.from({ length: 101 }, (_, place) => ({ milliseconds: place * 1000, bytes: bytesAt(place) }));
  expect(growthOf(samples((place) => (place === 50 ? 9000 : 100)))).toBe(0);
  expect(growthOf(samples((place) => 500 + 3000 * place))).toBe(3);
  expect(growthOf(samples((place) => 500 + 3000 * place + (place % 2) * 7))).toBeCloseTo(3, 2);
  expect([growthOf([]), growthOf(samples(() => 1).slice(0, 1))]).toEqual([0, 0]);
});
