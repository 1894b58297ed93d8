import { expect, test } from 'vitest';
import { heatLayout } from '#lib/charts/heat-layout.ts';
import { beyondChance, heatStep, mostTogether } from '#lib/charts/together.ts';

test('a pair stands beside what chance would give', () => {
  const onTopic = new Map([
    ['a', 20],
    ['b', 50],
    ['c', 10],
  ]);
  const pairs = beyondChance(
    [
      { a: 'a', b: 'b', count: 10 },
      { a: 'a', b: 'c', count: 8 },
      { a: 'b', b: 'c', count: 3 },
    ],
    onTopic,
    100,
  );
  expect(pairs.map(({ expected, times }) => [expected, times])).toEqual([
    [10, 1],
    [2, 4],
    [5, 0.6],
  ]);
  // Only what is more than chance is listed, from four papers on, the furthest beyond it first.
  expect(mostTogether(pairs, 100).map(({ a, b }) => [a, b])).toEqual([['a', 'c']]);
  expect(mostTogether(pairs, 2000)).toEqual([]);
});

test('the shade grows with the times over chance', () => {
  expect([0, 1, 1.19, 1.2, 1.8, 2.99, 3, 5, 60].map(heatStep)).toEqual([0, 0, 0, 1, 2, 2, 3, 4, 4]);
});

test('rows follow each other, families a little apart, and the last label has room', () => {
  const topics = [
    { slug: 'a', label: 'Alpha', family: 'x' },
    { slug: 'b', label: 'Beta', family: 'x' },
    { slug: 'c', label: 'A long name of a topic', family: 'y' },
  ];
  const { places, cell, gutter, width, height } = heatLayout(topics);
  const [a = 0, b = 0, c = 0] = ['a', 'b', 'c'].map((slug) => places.get(slug));
  expect(b - a).toBe(cell);
  expect(c - b).toBeGreaterThan(cell);
  expect(height).toBe(c + cell + 1);
  expect(width).toBeGreaterThan(gutter + c + cell);
  expect(heatLayout([])).toMatchObject({ gutter: 0, width: 0 });
});
