import { expect, test } from 'vitest';
import { shortFigure } from '#lib/charts/short-figure.ts';

test('a count has no more signs than there is room for', () => {
  const counts = [0, 998, 999, 1000, 2499, 9949, 9950, 11_424, 999_499];
  expect(counts.map((count) => shortFigure(count, 4))).toEqual([
    ...['0', '998', '999', '1.0k', '2.5k', '9.9k', '10k', '11k', '999k'],
  ]);
  expect([998, 1380, 1500, 11_424].map((count) => shortFigure(count, 3))).toEqual(['998', '1k', '2k', '11k']);
});
