import { expect, test } from 'vitest';
import { tokenize } from '#lib/topics/tokens.ts';
import { hashed, NO_HASH, numberPerWord, perWord, surfaceOf, wordNumber } from '#lib/topics/words.ts';

/** The number of a word that stands by itself. */
function numberOf(word: string): number {
  let hash = NO_HASH;
  for (let at = 0; at < word.length; at += 1) hash = hashed(hash, word.charCodeAt(at));
  return wordNumber(word, 0, word.length, hash);
}

test('a word has one number wherever it stands, and its number tells it', () => {
  const text = 'Merging models, merging models: Merging';
  const tokens = tokenize(text);
  const numbers = tokens.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(3);
  expect([numbers[0], numbers[1]]).toEqual([numbers[4], numbers[3]]);
  expect(numbers.map((number) => surfaceOf(number, '', 0, 0))).toEqual([
    'Merging',
    'models',
    'merging',
    'models',
    'Merging',
  ]);
});

test('words of the same hash are told apart', () => {
  const at = (word: string, hash: number) => wordNumber(word, 0, word.length, hash);
  const [one, other, longer] = [at('aa', 7), at('ab', 7), at('aab', 7)];
  expect(new Set([one, other, longer]).size).toBe(3);
  expect([at('aa', 7), at('ab', 7), at('aab', 7)]).toEqual([one, other, longer]);
});

test('a word too long to be met again is not remembered, and is as it stands', () => {
  const long = 'long'.repeat(20);
  expect(numberOf(long)).toBe(-1);
  expect(tokenize(`a ${long}`)[1]).toMatchObject({ number: -1, surface: long });
});

test('work for each word is done once, and without a number each time', () => {
  const done: string[] = [];
  const length = numberPerWord((surface) => done.push(surface) && surface.length);
  const upper = perWord((surface) => {
    done.push(surface);
    return surface.toUpperCase();
  });
  const [word, again] = tokenize('onceonly onceonly');
  if (word === undefined || again === undefined) throw new Error('There are two words.');
  expect([length(word), length(again), upper(word), upper(again)]).toEqual([8, 8, 'ONCEONLY', 'ONCEONLY']);
  expect(done).toEqual(['onceonly', 'onceonly']);
  const unnumbered = { surface: 'x', number: -1 };
  expect([length(unnumbered), length(unnumbered), upper(unnumbered)]).toEqual([1, 1, 'X']);
  expect(done).toHaveLength(5);
});

test('more words than are remembered are all told apart, and worked out all the same', () => {
  const surfaces = Array.from({ length: 150_000 }, (_, number) => `w${number.toString(36)}`);
  const length = numberPerWord((surface) => surface.length);
  const first = perWord((surface) => surface.slice(0, 2));
  const tokens = tokenize(surfaces.join(' '));
  expect(tokens.every(({ surface }, at) => surface === surfaces[at])).toBe(true);
  expect(tokens.some(({ number }) => number < 0)).toBe(true);
  expect(tokens.every((word) => length(word) === word.surface.length)).toBe(true);
  expect(tokens.every((word) => first(word) === word.surface.slice(0, 2))).toBe(true);
  const [one, same] = tokenize('w2222 w2222');
  expect(one?.number).toBe(same?.number);
});
