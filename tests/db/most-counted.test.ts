import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostCounted } from '#db/most-counted.ts';

const counts = fc
  .array(fc.integer({ min: 0, max: 12 }), { maxLength: 400 })
  .map((all) => Uint32Array.from(all));

test('those ahead and those that tie are all values from the n-th count on', () => {
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 30 }), (all, n) => {
      const sorted = [...all.entries()].filter(([, papers]) => papers > 0).sort(([, a], [, b]) => b - a);
      const least = sorted[n - 1]?.[1] ?? 1;
      const having = (is: (papers: number) => boolean) =>
        [...all.entries()].filter(([, papers]) => papers > 0 && is(papers)).map(([value]) => value);
      expect(mostCounted({ counts: all }, n)).toEqual({
        ahead: having((papers) => papers > least),
        tied: having((papers) => papers === least),
        values: sorted.length,
      });
    }),
  );
});

test('of many values that none has only the few are looked at', () => {
  const all = new Uint32Array(100_000);
  all[7] = 3;
  all[99_999] = 5;
  expect(mostCounted({ counts: all, few: Uint32Array.of(99_999, 7) }, 1)).toEqual({
    ahead: [],
    tied: [99_999],
    values: 2,
  });
});
