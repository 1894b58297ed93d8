import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPaper } from '#lib/topics/read-paper.ts';
import { vocabularyOf } from '#lib/topics/training/vocabulary.ts';

/** The vocabulary of papers, as “kind papers words”. */
function vocabulary(papers: readonly (readonly [title: string, abstract: string])[]): string[] {
  const fields = papers.map(([title, abstract]) => readPaper(title, abstract));
  return vocabularyOf(fields).map(({ kind, papers: n, words }) => `${kind} ${n} ${words.join(' ')}`);
}

const times = (count: number, title: string, abstract: string) =>
  Array.from({ length: count }, () => [title, abstract] as const);

test('the grams of eight papers or more, with how many they are, by kind and then by word', () => {
  expect(
    vocabulary([
      ...times(7, 'Zebra, zebra', 'A rare code.'),
      ...times(1, 'Zebra', 'We ship code.'),
      ...times(7, 'Zebras', 'We ship code.'),
    ]),
  ).toEqual([
    'text 15 code',
    'text 8 ship',
    'text 8 ship code',
    'text 8 we ship',
    'text 15 zebra',
    'title 15 zebra',
    'verb 8 ship code',
  ]);
  expect(vocabulary(times(7, 'Zebra', 'We ship code.'))).toEqual([]);
  expect(vocabulary([])).toEqual([]);
});

test('a sentence that is about the paper itself is told apart', () => {
  expect(vocabulary(times(8, '', 'Zebra. We propose code'))).toEqual([
    'text 8 code',
    'text 8 propose',
    'text 8 propose code',
    'text 8 we propose',
    'text 8 zebra',
    'own 8 code',
    'own 8 propose',
    'own 8 propose code',
    'own 8 we propose',
    'verb 8 propose code',
  ]);
});

test('a paper counts once, however often it says a word, in the title and behind it', () => {
  expect(vocabulary(times(8, 'Zebra and zebra', 'Zebra. Zebra, zebra.'))).toEqual([
    'text 8 zebra',
    'title 8 zebra',
  ]);
});

test('papers in another order give the same list', () => {
  const word = fc.constantFrom('zebra', 'Ape', 'we', 'ship', 'the', 'also', 'Éclair', 'we propose', '.', ',');
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
  const orders = fc
    .array(fc.tuple(text, text), { minLength: 20, maxLength: 30 })
    .chain((papers) =>
      fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
    );
  fc.assert(
    fc.property(orders, ([papers, shuffled]) => {
      const list = vocabulary(papers);
      expect(list.length).toBeGreaterThan(0);
      expect(vocabulary(shuffled)).toEqual(list);
    }),
    { numRuns: 40 },
  );
});
