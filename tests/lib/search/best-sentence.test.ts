import { expect, test } from 'vitest';
import { analyse } from '#lib/search/analysis.ts';
import { bestSentence } from '#lib/search/best-sentence.ts';
import { type Corpus, wantsOf } from '#lib/search/plan.ts';
import { parseSearch } from '#lib/search/query-language.ts';

const CORPUS: Corpus = {
  papers: 100,
  papersWith: () => 10,
  longForms: new Map([['rag', ['retriev', 'augment', 'gener']]]),
  shortForms: new Map(),
  corrections: () => [],
};
/** What a word weighs that 10 of 100 papers have. */
const WORD = Math.log(1 + 90.5 / 10.5);

/** What a paper scores, in words: a fifth of the words that stand together. */
function words(typed: string, title: string, abstract: string): number {
  const wants = wantsOf(parseSearch(typed).clauses, CORPUS);
  const [first, second] = [title, abstract].map((text) => ({ text, tokens: analyse(text) }));
  if (!first || !second) throw new Error('There are two.');
  return (5 * bestSentence(wants, first, second)) / WORD;
}

test.each([
  ['robots grasp cups', '', 'Robots learn. They grasp. Cups break.', 1],
  ['robots grasp cups', '', 'Robots learn to grasp. Cups break.', 2],
  ['robots grasp cups', '', 'Much is known. A robot that grasped many cups? It broke them.', 3],
  ['robots grasp cups', 'Grasping Cups with Robots', 'Robots learn.', 3],
  ['robots grasp cups', 'Robots', 'A hand grasps.', 1],
  ['robots grasp cups', 'Ships', 'They sail.', 0],
  ['robots grasp cups', '', '', 0],
  // A full stop within a number, or before a small letter, ends no sentence.
  ['robots grasp cups', '', 'Robots grasp 3.5 cups, e.g. large ones.', 3],
  ['robots grasp cups', '', 'Robots in ca. five trials grasp cups', 3],
])('of “%s” in “%s” and “%s”, %i words stand together', (typed, title, abstract, count) => {
  expect(words(typed, title, abstract)).toBeCloseTo(count, 9);
});

test('of a compound the part that is there counts, of another form only the whole, and for what it counts', () => {
  expect(words('multi-task', '', 'Many tasks.')).toBeCloseTo(1, 9);
  expect(words('multi-task', '', 'A multitask model.')).toBeCloseTo(2, 9);
  expect(words('rag', '', 'Retrieval augmented generation.')).toBeCloseTo(0.8, 9);
  expect(words('rag', '', 'Retrieval and generation.')).toBe(0);
});

test('what is wanted in the title counts nowhere else', () => {
  expect(words('title:robots', '', 'Robots grasp.')).toBe(0);
  expect(words('title:robots grasp', 'Robots', 'Robots grasp.')).toBeCloseTo(1, 9);
});
