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
