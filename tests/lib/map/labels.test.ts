import { expect, test } from 'vitest';
import { distinctiveTerms } from '#lib/map/cluster-terms.ts';
import { grouped } from '#lib/map/clusters.ts';
import { placedLabels } from '#lib/map/labels.ts';

test('three heaps of points are three groups', () => {
  const heaps = [0, 1, 2].flatMap((heap) => [heap * 300 + 5, 10, heap * 300 + 9, 14, heap * 300, 20]);
  expect(
    [...grouped(Float64Array.from(heaps), 3)].map((group, index) => [Math.floor(index / 3), group]),
  ).toEqual([
    ...[
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    ...[
      [1, 0],
      [1, 0],
      [1, 0],
    ],
    ...[
      [2, 2],
      [2, 2],
      [2, 2],
    ],
  ]);
  expect([...grouped(Float64Array.of(1, 1, 1, 1), 2)]).toEqual([0, 0]);
  expect(grouped(new Float64Array(0), 4)).toHaveLength(0);
});

test('groups found by some of the points take in all', () => {
  const heaps = Float64Array.of(5, 10, 9, 14, 500, 10, 505, 12, 508, 15);
  const sample = Float64Array.of(5, 10, 505, 12);
  expect([...grouped(heaps, 2, sample)]).toEqual([0, 0, 1, 1, 1]);
});

test('a group is named by what sets it apart, as its papers write it', () => {
  const text = (group: number, title: string, abstract: string) => ({ group, title, abstract });
  const terms = distinctiveTerms([
    text(0, 'Task vectors', 'We merge task vectors of several networks, and task vectors add up.'),
    text(0, 'Adding a task vector', 'With task vectors networks are merged.'),
    text(0, 'Networks', 'Task vectors explain what networks have learned.'),
    text(1, 'RAG for questions', 'RAG finds passages; networks read them.'),
    text(1, 'RAG again', 'RAG reads passages with networks.'),
  ]);
  expect([...terms]).toEqual([
    [0, 'task vectors'],
    [1, 'RAG'],
  ]);
});

test('labels stand free of dots and of each other, the largest group’s nearest to its middle', () => {
  const dots = Float64Array.of(500, 400, 510, 405, 490, 398);
  const [large, small, ...more] = placedLabels(
    [
      { term: 'few', x: 500, y: 400, papers: 3 },
      { term: 'many papers', x: 500, y: 400, papers: 30 },
    ],
    dots,
  );
  expect([large?.term, small?.term, more]).toEqual(['many papers', 'few', []]);
  for (const { term, x, y, size } of [large, small].filter((label) => label !== undefined)) {
    const [halfWidth, halfHeight] = [(term.length * 0.5 * size) / 2, (1.1 * size) / 2];
    for (const dot of [0, 2, 4])
      expect(
        Math.abs((dots[dot] ?? 0) - x) > halfWidth + 4.4 ||
          Math.abs((dots[dot + 1] ?? 0) - y) > halfHeight + 4.4,
      ).toBe(true);
  }
  expect(Math.abs((large?.y ?? 0) - (small?.y ?? 0))).toBeGreaterThan(15);
});
