import { expect, test } from 'vitest';
import { readPapers } from '#lib/search/training/read-papers.ts';

const paper = (title: string, abstract: string) => ({ title, abstract });

const PAPERS = [
  paper('Zebras walking', 'Multi-task zebras. They are striped, and zebras walk.'),
  paper('Zebra', 'It walks to a multitask.'),
  paper('Zebra stripes', 'Walked. Multi task here.'),
  paper('A zebra', 'It walks. The multi-task lion sleeps.'),
  paper('Tasks', 'They walk'),
  paper('Nothing known', 'But walks.'),
];

test('terms in four papers or more, sorted; papers by sentence in their numbers, the others left out', () => {
  const { terms, papersWith, papers } = readPapers(PAPERS);
  // `multi` stands in three, stripes in two; the whole of `multi-task` is no term here.
  expect(terms).toEqual(['task', 'walk', 'zebra']);
  expect([...papersWith]).toEqual([4, 6, 4]);
  expect(papers.map(({ title, sentences }) => [[...title], sentences.map((each) => [...each])])).toEqual([
    [
      [2, 1],
      [
        [0, 2],
        [2, 1],
      ],
    ],
    [[2], [[1]]],
    [[2], [[1], [0]]],
    [[2], [[1], [0]]],
    [[0], [[1]]],
  ]);
});

test('the terms do not depend on the order of the papers', () => {
  const { terms, papersWith } = readPapers(PAPERS.toReversed());
  expect([terms, [...papersWith]]).toEqual([
    ['task', 'walk', 'zebra'],
    [4, 6, 4],
  ]);
});

test('papers that share no term teach nothing', () => {
  expect(readPapers([])).toEqual({ terms: [], papersWith: new Int32Array(), papers: [] });
  expect(readPapers([paper('One', 'Two.'), paper('Three', 'Four.')]).papers).toEqual([]);
});
