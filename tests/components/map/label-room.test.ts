import { expect, test } from 'vitest';
import { crowdedLabels } from '#components/map/label-room.ts';

const label = (id: number, x: number, y: number, size = 16) => ({ id, term: 'retrieval', x, y, size });

test('of labels that would meet in a small window the larger group’s stays', () => {
  const crowded = crowdedLabels([label(1, 0.5, 0.5), label(2, 0.5, 0.53, 18), label(3, 0.1, 0.1)]);
  expect(crowded).toEqual(new Map([[1, ['half', 'phone']]]));
});

test('a label that would stand off the page is left out there', () => {
  const wide = { ...label(1, 0.04, 0.5), term: 'compositional generalization' };
  expect(crowdedLabels([wide])).toEqual(new Map([[1, ['narrow', 'half', 'phone']]]));
});

test('a phone has fourteen labels at most', () => {
  const many = Array.from({ length: 20 }, (_, id) => label(id, 0.2 + 0.5 * (id % 2), 0.05 + 0.045 * id));
  const crowded = crowdedLabels(many);
  expect(many.filter(({ id }) => !crowded.get(id)?.includes('phone'))).toHaveLength(14);
});
