import fc from 'fast-check';
import { expect, test } from 'vitest';
import { acronymOf, foldWord, tokenize } from '#lib/topics/tokens.ts';

const sentences = (text: string) => tokenize(text).map((token) => token.sentence);

test('words are found with their UTF-16 offsets, behind emoji and accents too', () => {
  const text = '🎉 Müller’s cafe\u0301-map';
  expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Müller',
    's',
    'cafe\u0301',
    'map',
  ]);
  expect(tokenize(text)[0]).toMatchObject({ start: 3, end: 9 });
});

test('a phrase runs on over a space, a hyphen or a slash, not over a comma, bracket or full stop', () => {
  const joined = (text: string) => tokenize(text)[1]?.joined;
  expect(['a b', 'a-b', 'a–b', 'a/b', 'a\nb', 'a~b'].map(joined)).toEqual(Array(6).fill(true));
  expect(['a, b', 'a (b', 'a. b', 'a: b', 'a — b'].map(joined)).toEqual(Array(5).fill(false));
});

test('sentences end before white space and where the next one is glued on', () => {
  expect(sentences('One two. Three')).toEqual([0, 0, 1]);
  expect(sentences('for accessibility.We present')).toEqual([0, 0, 1, 1]);
  expect(sentences('Is it? (Yes.) So')).toEqual([0, 0, 1, 2]);
});

test('a phrase runs on over four such characters at most, else a stop or an empty line ends the sentence', () => {
  const second = (text: string) => [tokenize(text)[1]?.joined, tokenize(text)[1]?.sentence];
  expect(['one -- two', 'one “*_two', 'one\n\ntwo', 'one /- two'].map(second)).toEqual(
    Array(4).fill([true, 0]),
  );
  expect(['one ---- two', 'one \u20dd two', 'one 🎉 two'].map(second)).toEqual(Array(3).fill([false, 0]));
  expect(['one     \n\n two', 'one.” two', "one.'' two", 'one?)] two'].map(second)).toEqual(
    Array(4).fill([false, 1]),
  );
});

test('abbreviations and numbers end no sentence', () => {
  expect(new Set(sentences('some, e.g. this, of Li et al. (2020), vs. 0.5 in v1.2'))).toEqual(new Set([0]));
});

test('folding takes off case, accents and the plural', () => {
  expect(
    ['Queries', 'TASKS', 'Café', 'cafe\u0301', 'analysis', 'loss', 'corpus', 'gas'].map(foldWord),
  ).toEqual(['query', 'task', 'cafe', 'cafe', 'analysis', 'loss', 'corpus', 'gas']);
});

test('acronyms keep their capitals and lose a small plural s', () => {
  expect(['LLMs', 'RAG', 'LoRA', 'TIES'].map(acronymOf)).toEqual(['LLM', 'RAG', 'LoRA', 'TIES']);
});

test('a word is a letter or digit with the letters, digits and marks behind it, of any script and plane', () => {
  const parts = fc.constantFrom(
    'a',
    'Z',
    '7',
    'é',
    'e\u0301',
    '\u0301',
    '数',
    '𝒜',
    '🎉',
    '\ud83c',
    '\udf89',
    ' ',
    '-',
    '.',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 24 }), (pieces) => {
      const text = pieces.join('');
      const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)];
      expect(tokenize(text).map(({ start, end }) => [start, end])).toEqual(
        words.map(({ 0: word, index }) => [index, index + word.length]),
      );
      expect(tokenize(text).map(({ surface }) => surface)).toEqual(words.map(([word]) => word));
    }),
    { seed: 11, numRuns: 500 },
  );
});
