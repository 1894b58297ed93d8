import { expect, test } from 'vitest';
import { readPapers } from '#lib/search/training/read-papers.ts';

const paper = (title: string, abstract: string) => ({ title, abstract });

const PAPERS = [
  paper('Zebras walking', 'Multi-task zebras. They are striped, and zebras walk.'),
  paper('Zebra', 'It walks to a multitask.'),
  paper('Zebra stripes', 'Walked. Multi task here.'),
  paper('A zebra', 'It walks. The multi-task lion sleeps.'),
  paper('Five zebras', 'A multitask.'),
  paper('Zebras', 'Multi-task.'),
  paper('Lions', 'They walk'),
  paper('Nothing known', 'But walks.'),
];

test('terms in six papers or more, sorted; papers by sentence in their numbers, the others left out', () => {
  const { terms, papersWith, papers } = readPapers(PAPERS);
  // `multi` and `task` stand in four, `multitask`, as one word or several, in six, stripes in two.
  expect(terms).toEqual(['multitask', 'walk', 'zebra']);
  expect([...papersWith]).toEqual([6, 6, 6]);
  expect(papers.map(({ title, sentences }) => [[...title], sentences.map((each) => [...each])])).toEqual([
    [
      [2, 1],
      [
        [0, 2],
        [2, 1],
      ],
    ],
    [[2], [[1, 0]]],
    [[2], [[1], [0]]],
    [[2], [[1], [0]]],
    [[2], [[0]]],
    [[2], [[0]]],
  ]);
});

test('the terms do not depend on the order of the papers', () => {
  const { terms, papersWith } = readPapers(PAPERS.toReversed());
  expect([terms, [...papersWith]]).toEqual([
    ['multitask', 'walk', 'zebra'],
    [6, 6, 6],
  ]);
});

test('papers that share no term teach nothing', () => {
  expect(readPapers([])).toEqual({ terms: [], papersWith: new Int32Array(), papers: [] });
  expect(readPapers([paper('One', 'Two.'), paper('Three', 'Four.')]).papers).toEqual([]);
});
