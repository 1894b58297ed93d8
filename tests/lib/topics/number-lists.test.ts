import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NumberLists } from '#lib/topics/number-lists.ts';

test('every list is kept once, and read back from its place', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.nat(9), { maxLength: 4 }), { maxLength: 60 }), (all) => {
      const lists = new NumberLists();
      const places = all.map((list) => lists.placeOf(list));
      const read = places.map((place) => {
        const length = lists.numbers[place] ?? 0;
        return [...lists.numbers.slice(place + 1, place + 1 + length)];
      });
      expect(read).toEqual(all);
      expect(new Set(places).size).toBe(new Set(all.map((list) => list.join())).size);
    }),
  );
});

test('the empty list is at 0', () => {
  const lists = new NumberLists();
  expect([lists.placeOf([3]) > 0, lists.placeOf([]), lists.numbers[0]]).toEqual([true, 0, 0]);
});
