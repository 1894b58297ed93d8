import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutEnds } from '#lib/charts/cut-ends.ts';

test('what is cut is put together again as it was', () => {
  const address = fc
    .array(fc.constantFrom('a', 'b', '&topic='), { maxLength: 6 })
    .map((parts) => `/papers?topic=${parts.join('')}`);
  fc.assert(
    fc.property(fc.array(fc.option(address, { nil: undefined }), { maxLength: 8 }), (texts) => {
      const { start, end, rests } = cutEnds(texts);
      expect(rests.map((rest) => (rest === undefined ? undefined : start + rest + end))).toEqual(texts);
    }),
    { seed: 26, numRuns: 300 },
  );
  expect(cutEnds(['/papers?topic=a&match=all', undefined, '/papers?topic=bc&match=all'])).toEqual({
    start: '/papers?topic=',
    end: '&match=all',
    rests: ['a', undefined, 'bc'],
  });
});
