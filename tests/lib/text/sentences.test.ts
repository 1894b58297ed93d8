import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passage, sentenceStarts } from '#lib/text/sentences.ts';
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
