import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortedBy, sortedByNumber } from '#lib/stable-order.ts';

/** Short lists are compared, long ones sorted by digits: both sides of that. */
const lengths = fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1990, max: 2300 }));

function plainly(ids: Uint32Array, keyOf: (id: number) => number): number[] {
  return [...ids]
    .map((id, place) => ({ id, place }))
    .sort((a, b) => keyOf(a.id) - keyOf(b.id) || a.place - b.place)
    .map(({ id }) => id);
}

test('any keys: as a stable sort by comparison has it, and what was given stays as it was', () => {
  const keys = fc.array(fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 0xffffffff })), {
    minLength: 1,
    maxLength: 300,
  });
  fc.assert(
    fc.property(lengths, keys, fc.nat(7), (length, all, step) => {
      const ids = Uint32Array.from({ length }, (_, place) => (place * (2 * step + 1)) % length);
      const before = [...ids];
      const keyOf = (id: number) => all[id % all.length] ?? 0;
      expect([...sortedBy(ids, keyOf)]).toEqual(plainly(ids, keyOf));
      expect([...ids]).toEqual(before);
    }),
    { numRuns: 150 },
  );
});

test('numbers of every kind but NaN, negative and infinite ones among them', () => {
  const numbers = fc.array(
    fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1, -1, Infinity, -Infinity, 5e-324, -5e-324)),
    { minLength: 1, maxLength: 300 },
  );
  fc.assert(
    fc.property(lengths, numbers, (length, all) => {
      const ids = Uint32Array.from({ length }, (_, place) => place);
      const numberOf = (id: number) => all[id % all.length] ?? 0;
      const compared = [...ids].sort((a, b) => {
        const [x, y] = [numberOf(a), numberOf(b)];
        return x < y ? -1 : x > y ? 1 : a - b;
      });
      expect([...sortedByNumber(ids, numberOf)]).toEqual(compared);
    }),
    { numRuns: 150 },
  );
});
