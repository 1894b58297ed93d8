import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsWithStop, passage, passageAround, sentenceStarts } from '#lib/text/sentences.ts';
import { texLike } from '#tests/lib/text/tex-like.ts';

const sentences = (text: string): string[] => {
  const starts = sentenceStarts(text);
  return starts.map((start, i) => text.slice(start, starts[i + 1] ?? text.length).trim());
};

describe('sentenceStarts', () => {
  it.each([
    ['We merge models. Our code is at https://a.org/x. It works!', 3],
    ['Models (e.g. BERT, i.e. Transformers) win, cf. Fig. 2 of Smith et al. 2020 vs. Jones.', 1],
    ['Polytropon [Ponti et al., 2023] is 1.2 times faster than GPT-3.5 in the U.S. Senate.', 1],
    ['It was shown by Ponti et al. We extend it.', 2],
    ['This paper focuses on Subtask A & B. Each subtask is supported by data.', 2],
    ['Books by J. K. Rowling are long. Why? “Because.” The end.', 4],
    ['Our goals: 1. Speed. 2. Size.', 2],
    ['it fails. “Really,” they say', 2],
    ['we learn iPhone... then stop. mT5 is next.', 2],
    ['本文提出方法。实验表明有效。', 2],
  ])('%s', (text, count) => {
    expect(sentences(text)).toHaveLength(count);
  });

  it('begins at 0 and has none in nothing', () => {
    expect(sentenceStarts('')).toEqual([]);
    expect(sentenceStarts('One. Two. Three')).toEqual([0, 5, 10]);
  });
});

describe('passage', () => {
  const text = 'We merge models. Our code is public. It works well for all of them.';
  it.each([
    [0, 30, 'We merge models. Our code is'],
    [20, 19, 'Our code is public.'],
    [20, 18, 'Our code is'],
    [60, 500, 'It works well for all of them.'],
    [-5, 8, 'We merge'],
    [999, 8, 'It works'],
    [0, 1, 'W'],
    [0, 0, ''],
  ])('at %i, %i long', (at, length, expected) => {
    const { start, end } = passage(text, at, length);
    expect(text.slice(start, end)).toBe(expected);
  });

  it('stays within the text and the length', () => {
    fc.assert(
      fc.property(
        texLike,
        fc.integer({ min: -5, max: 80 }),
        fc.integer({ min: 0, max: 80 }),
        (any, at, length) => {
          const { start, end } = passage(any, at, length);
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(Math.min(any.length, start + length));
        },
      ),
    );
  });
});

describe('passageAround', () => {
  const text =
    'We merge. Many models of natural language, when they are trained on text of many kinds, can also be merged later on.';
  const shown = (word: string, length: number, lead: number) => {
    const { start, end } = passageAround(text, text.indexOf(word), length, lead);
    return text.slice(start, end);
  };
  it.each([
    [
      'the sentence whole where the hit is near enough',
      'trained',
      60,
      60,
      'Many models of natural language, when they are trained on',
    ],
    ['from a clause mark where it is not', 'merged later', 40, 80, 'when they are trained on text of many'],
    ['from the first clause mark in reach', 'merged later', 40, 30, 'can also be merged later on.'],
    [
      'from a word where no clause mark is in reach',
      'many kinds',
      40,
      12,
      'on text of many kinds, can also be',
    ],
    ['whole where fewer than five words would be saved', 'language', 30, 20, 'Many models of natural'],
  ])('%s', (_, word, length, lead, expected) => {
    expect(shown(word, length, lead)).toBe(expected);
  });

  it('stays within the text, at or before the hit', () => {
    fc.assert(
      fc.property(texLike, fc.nat({ max: 80 }), fc.nat({ max: 60 }), (any, at, lead) => {
        const { start, end } = passageAround(any, at, 40, lead);
        expect(start).toBeGreaterThanOrEqual(0);
        expect(start).toBeLessThanOrEqual(Math.max(0, Math.min(at, any.length)));
        expect(end).toBeLessThanOrEqual(any.length);
        expect(end).toBeGreaterThanOrEqual(start);
      }),
    );
  });
});

describe('endsWithStop', () => {
  it.each([
    ['It works.', true],
    ['(It works.)', true],
    ['“Why?”', true],
    ['and so on …', true],
    ['It works', false],
    ['e.g. models,', false],
  ])('%s', (passage, expected) => {
    expect(endsWithStop(passage)).toBe(expected);
  });
});
