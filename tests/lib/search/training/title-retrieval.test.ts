import { expect, test } from 'vitest';
import { foundByVectors, foundByWords } from '#lib/search/training/title-retrieval.ts';

const PAPERS = [
  { title: 'Zorble', abstract: 'Zorble and hosk.' },
  { title: 'Quimby', abstract: 'Pell.' },
  { title: 'Hosk', abstract: 'Hosk, hosk, brux.' },
  { title: 'Brux hosk', abstract: 'Brux.' },
];

test('by words: the right abstract is first where it alone has the words of the title', () => {
  // Equal weights. The last title is as close to the abstract before its own, 3 / √10, and to its own, 1 / √2.
  const papersWith = new Map(['zorbl', 'hosk', 'quimbi', 'pell', 'brux'].map((term) => [term, 1]));
  const { accuracy, mrr } = foundByWords(PAPERS, papersWith, 4);
  // Quimby has the cosine 0 with all, and is put behind the others.
  expect(accuracy).toBe(2 / 4);
  expect(mrr).toBeCloseTo((1 + 1 / 4 + 1 + 1 / 2) / 4, 10);
});

test('by words: rare ones count more', () => {
  const papers = [
    { title: 'Hosk brux', abstract: 'Brux pell.' },
    { title: 'Zorble', abstract: 'Hosk.' },
  ];
  const alike = new Map(['hosk', 'brux', 'pell', 'zorbl'].map((term) => [term, 500]));
  expect(foundByWords(papers, alike, 1000).mrr).toBe((1 / 2 + 1 / 2) / 2);
  expect(foundByWords(papers, new Map([...alike, ['brux', 1]]), 1000).mrr).toBe((1 + 1 / 2) / 2);
});

test('by vectors: a word that is not in the abstract may be close to it', () => {
  const vectors = {
    dimensions: 2,
    rows: new Map(['quimbi', 'pell', 'hosk', 'zorbl', 'brux'].map((term, row) => [term, row])),
    steps: Float32Array.of(1, 2, 1, 1, 1),
    bytes: Int8Array.of(5, 0, 1, 0, 0, 1, 0, 9, -1, 2),
  };
  // (0, 1) is closest to the first abstract, (5, 0) to the second; hosk (0, 1) with (−1, 4): behind the first, which is
  // (0, 10); brux and hosk are (−1, 3), closest to (−1, 4), then to the first, then to their own, (−1, 2).
  const { accuracy, mrr } = foundByVectors(PAPERS, vectors);
  expect(accuracy).toBe(2 / 4);
  expect(mrr).toBeCloseTo((1 + 1 + 1 / 2 + 1 / 2) / 4, 10);
});

test('places from the eleventh on count nothing', () => {
  const papers = Array.from({ length: 12 }, (_, at) => ({
    title: 'Zorble',
    abstract: at < 11 ? 'Zorble.' : 'Hosk zorble.',
  }));
  // All but the last abstract are alike, so that none of them is ahead of the tenth place.
  expect(foundByWords(papers, new Map(), 12)).toEqual({ accuracy: 0, mrr: 0 });
});
