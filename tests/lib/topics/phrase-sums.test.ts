import { describe, expect, test } from 'vitest';
import { sentenceWeights } from '#lib/topics/cues.ts';
import { saturated } from '#lib/topics/longest-hits.ts';
import { phraseSums } from '#lib/topics/phrase-sums.ts';
import { readPhrases } from '#lib/topics/phrases.ts';
import { readPaper } from '#lib/topics/read-paper.ts';
import { levels, levelWeights } from '#lib/topics/signals/notation.ts';
import { signals } from '#lib/topics/signals/table.ts';

/** What the tables say a phrase of a topic weighs, in the title or in the abstract. */
function weightOf(topic: string, phrase: string, field: 'title' | 'abstract' = 'abstract'): number {
  const level = levels
    .filter((each) => field === 'title' || !each.startsWith('title'))
    .find((each) =>
      readPhrases(signals[topic]?.[each] ?? '').some(({ sequences }) =>
        sequences.some((words) => words.map(({ text }) => text).join(' ') === phrase),
      ),
    );
  if (level === undefined) throw new Error(`The tables have no “${phrase}” for ${topic}.`);
  return levelWeights[level];
}

const read = (topic: string, title: string, abstract: string) =>
  phraseSums(readPaper(title, abstract)).get(topic);

const sumOf = (topic: string, title: string, abstract: string) => read(topic, title, abstract)?.sum;

const soup = weightOf('merging', 'model soup');
const merging = weightOf('merging', 'model merging');

describe('the sum of a topic', () => {
  test('counts a phrase once and a half in the title, however often it stands there', () => {
    const weight = weightOf('merging', 'model merging', 'title');
    expect(weight).toBeGreaterThan(0);
    expect(sumOf('merging', 'Model merging', '')).toBeCloseTo(1.5 * weight, 12);
    expect(sumOf('merging', 'Model merging, model merging', '')).toBeCloseTo(1.5 * weight, 12);
  });

  test('counts mentions in the abstract less and less', () => {
    expect(merging).toBeGreaterThan(0);
    const times = (n: number) => sumOf('merging', '', 'Model merging works. '.repeat(n)) ?? 0;
    expect(times(1)).toBeCloseTo(merging, 12);
    expect(times(3)).toBeCloseTo(merging * saturated(3), 12);
    expect(times(100) - times(10)).toBeLessThan(0.001);
  });

  test('adds up title, abstract and different phrases', () => {
    const title = 1.5 * weightOf('merging', 'model merging', 'title');
    expect(sumOf('merging', 'Model merging', 'Model soups, and model merging.')).toBeCloseTo(
      title + soup + merging,
      12,
    );
  });

  test('weighs the sentences: what the paper does, what there is, what others did', () => {
    const { own, background } = sentenceWeights;
    expect(sumOf('merging', '', 'We propose model merging.')).toBeCloseTo(merging * saturated(own), 12);
    expect(sumOf('merging', '', 'Model merging has been tried.')).toBeCloseTo(
      merging * saturated(background),
      12,
    );
    expect(sumOf('merging', '', 'We propose model merging. Previous model merging fails.')).toBeCloseTo(
      merging * saturated(own + background),
      12,
    );
  });

  test('counts the longest phrase: a longer one voids the shorter one inside it', () => {
    expect(weightOf('merging', 'merging', 'title')).toBeGreaterThan(0);
    expect(weightOf('merging', 'token merging')).toBe(0);
    expect(sumOf('merging', 'Merging', '')).toBeGreaterThan(0);
    expect(read('merging', 'Token Merging', '')).toEqual({
      sum: 0,
      hits: [{ field: 0, first: 0, last: 1, phrase: 'token merging', weight: 0 }],
    });
  });

  test('counts phrases of a title’s lists in titles alone', () => {
    expect(() => weightOf('merging', 'composable')).toThrow();
    const weight = weightOf('merging', 'composable', 'title');
    expect(sumOf('merging', 'Composable', '')).toBeCloseTo(1.5 * weight, 12);
    expect(read('merging', '', 'Composable')).toBeUndefined();
  });

  test('is negative where more speaks against', () => {
    const [topic, lists] = Object.entries(signals).find(([, { against }]) => against !== undefined) ?? [];
    const [phrase] = readPhrases(lists?.against ?? '');
    const [words] = phrase?.sequences ?? [];
    const spelling = (words ?? []).map(({ text }) => text).join(' ');
    expect(sumOf(topic ?? '', '', spelling)).toBeCloseTo(levelWeights.against, 12);
    expect(levelWeights.against).toBeLessThan(0);
  });

  test('wants the capitals of acronyms, and lets hyphens be', () => {
    expect(read('rag', 'A RAG System', '')?.sum).toBeGreaterThan(0);
    expect(read('rag', 'A rag and a bone', '')).toBeUndefined();
    const spelt = ['Multi-task', 'Multitask', 'multi task', 'multi\u2011task'].map((word) =>
      sumOf('multi-task', `${word} learning`, ''),
    );
    expect(spelt).toEqual(Array(4).fill(1.5 * weightOf('multi-task', 'multi task learning', 'title')));
  });
});

test('hits say where a phrase stands and what one mention weighs there', () => {
  const found = read('merging', 'On model merging', 'Model soups. We propose a model soup.');
  expect(found?.hits).toEqual([
    {
      field: 0,
      first: 1,
      last: 2,
      phrase: 'model merging',
      weight: 1.5 * weightOf('merging', 'model merging', 'title'),
    },
    { field: 1, first: 0, last: 1, phrase: expect.stringContaining('model soup'), weight: soup },
    {
      field: 1,
      first: 5,
      last: 6,
      phrase: expect.stringContaining('model soup'),
      weight: soup * sentenceWeights.own,
    },
  ]);
});

test('a phrase across a comma is none, and a topic without a phrase is not there', () => {
  expect(weightOf('retrieval', 'dense retrieval')).toBeGreaterThan(0);
  const found = read('retrieval', '', 'Dense, retrieval')?.hits.map(({ phrase }) => phrase) ?? [];
  expect(found).not.toContain('dense retrieval');
  expect(phraseSums(readPaper('', ''))).toEqual(new Map());
  expect([...phraseSums(readPaper('Model soup', '')).keys()]).toContain('merging');
});
