import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gramKinds, Lexicon, UNKNOWN, walkGrams } from '#lib/topics/model/grams.ts';
import { foldWord, tokenize } from '#lib/topics/tokens.ts';

type Met = { kind: string; words: string[]; first: number; last: number };

/** The grams of a text, by an open lexicon or by one of these words alone. */
function met(
  text: string,
  field: 'title' | 'abstract',
  own: readonly boolean[] = [],
  known?: string[],
): Met[] {
  const lexicon = new Lexicon(known ?? [], known === undefined);
  const grams: Met[] = [];
  walkGrams(tokenize(text), lexicon, field, own, (kind, word, next, first, last) => {
    const words = (next === UNKNOWN ? [word] : [word, next]).map((id) => lexicon.words[id] ?? '?');
    grams.push({ kind: gramKinds[kind] ?? '?', words, first, last });
  });
  return grams;
}

/** The same as “kind words first–last”. */
function walked(...args: Parameters<typeof met>): string[] {
  return met(...args).map(({ kind, words, first, last }) => `${kind} ${words.join(' ')} ${first}–${last}`);
}

/** Only those of one kind, without their places. */
function ofKind(kind: string, ...args: Parameters<typeof met>): string[] {
  return met(...args)
    .filter((one) => one.kind === kind)
    .map(({ words }) => words.join(' '));
}

test('a title’s words and pairs of neighbours, folded, as of the text and of the title', () => {
  expect(walked('Merging Task-Vectors', 'title')).toEqual([
    'text merging 0–0',
    'title merging 0–0',
    'text task 1–1',
    'title task 1–1',
    'text merging task 0–1',
    'title merging task 0–1',
    'text vector 2–2',
    'title vector 2–2',
    'text task vector 1–2',
    'title task vector 1–2',
  ]);
});

test('an abstract’s grams are of the text, and its own in the sentences that are about the paper alone', () => {
  expect(walked('Models forget. We merge models.', 'abstract', [false, true])).toEqual([
    'text model 0–0',
    'text forget 1–1',
    'text model forget 0–1',
    'text merge 3–3',
    'own merge 3–3',
    'text we merge 2–3',
    'own we merge 2–3',
    'text model 4–4',
    'own model 4–4',
    'text merge model 3–4',
    'own merge model 3–4',
    'verb merge model 4–4',
  ]);
});

test('function words are no grams, and stand in none but behind “we” and “our”', () => {
  expect(ofKind('text', 'the art of the deal', 'abstract')).toEqual(['art', 'deal']);
  expect(ofKind('text', 'our data and their use', 'abstract')).toEqual(['data', 'our data', 'use']);
  expect(ofKind('text', 'We of the it is', 'abstract')).toEqual([]);
});

test('a comma, a bracket or a full stop parts two words; an adverb does not', () => {
  expect(ofKind('text', 'models, data (code). Text also', 'abstract')).toEqual([
    'model',
    'data',
    'code',
    'text',
    'also',
    'text also',
  ]);
});

test('a closed lexicon passes over other words, and makes no pair across them', () => {
  const known = ['model', 'merging'];
  expect(walked('Model of odd merging: model merging', 'title', [], known)).toEqual([
    'text model 0–0',
    'title model 0–0',
    'text merging 3–3',
    'title merging 3–3',
    'text model 4–4',
    'title model 4–4',
    'text merging 5–5',
    'title merging 5–5',
    'text model merging 4–5',
    'title model merging 4–5',
  ]);
});

test('words in the wake of “we” go with the verb, adverbs between or not', () => {
  expect(ofKind('verb', 'We also then release code of the models', 'abstract')).toEqual([
    'release code',
    'release model',
  ]);
  expect(ofKind('verb', 'Here we train, and we release code', 'abstract')).toEqual([
    'train release',
    'release code',
  ]);
  expect(ofKind('verb', 'Models release code', 'abstract')).toEqual([]);
  expect(ofKind('verb', 'We release code', 'title')).toEqual([]);
});

test('the wake is twelve words long, and ends with the sentence', () => {
  const words = Array.from({ length: 14 }, (_, at) => `w${at + 1}`);
  expect(ofKind('verb', `We show ${words.join(' ')}`, 'abstract')).toEqual(
    words.slice(0, 12).map((word) => `show ${word}`),
  );
  expect(ofKind('verb', 'We show code. Models run. In all we', 'abstract')).toEqual(['show code']);
  expect(ofKind('verb', 'As do we. Models run fast', 'abstract')).toEqual([]);
});

test('a verb that a closed lexicon does not have leaves no wake, and nor does the word behind it', () => {
  const known = ['code', 'release', 'model'];
  expect(ofKind('verb', 'We release code', 'abstract', [], known)).toEqual(['release code']);
  expect(ofKind('verb', 'We gladly release code', 'abstract', [], known)).toEqual([]);
  // It ends the wake of the verb before.
  expect(ofKind('verb', 'We release code, we ship models', 'abstract', [], known)).toEqual(['release code']);
});

test('a lexicon numbers folded words; the function words have the same numbers in all', () => {
  const open = new Lexicon(['model'], true);
  const closed = new Lexicon(['zebra', 'model'], false);
  const ids = (lexicon: Lexicon, text: string) => tokenize(text).map((word) => lexicon.idOf(word));
  expect(ids(closed, 'MODEL Models Zebras')).toEqual(
    ['model', 'model', 'zebra'].map(closed.idOfFolded, closed),
  );
  expect(ids(open, 'The we also Then')).toEqual(ids(closed, 'the We also then'));
  expect(ids(closed, 'codes Codes text')).toEqual([UNKNOWN, UNKNOWN, UNKNOWN]);
  const size = open.words.length;
  expect(ids(open, 'codes Code text codes')).toEqual([size, size, size + 1, size]);
  expect(open.words.slice(size)).toEqual(['code', 'text']);
});

const words = fc.constantFrom(
  ...['We', 'we', 'our', 'the', 'of', 'also', 'Models', 'merging', 'release', 'Données', 'queries', 'LoRA'],
);
const gaps = fc.constantFrom(' ', ' ', '-', ', ', '. ', ' (', '/');
const texts = fc
  .array(fc.tuple(words, gaps), { maxLength: 40 })
  .map((parts) => parts.map((part) => part.join('')).join(''));
const fields = fc.constantFrom('title' as const, 'abstract' as const);
const owns = fc.array(fc.boolean(), { maxLength: 8 });

test('every gram has the folded words of the tokens that it names', () => {
  fc.assert(
    fc.property(texts, fields, owns, (text, field, own) => {
      const tokens = tokenize(text);
      const folded = tokens.map(({ surface }) => foldWord(surface));
      const grams = met(text, field, own);
      expect(new Set(grams.map((gram) => JSON.stringify(gram))).size).toBe(grams.length);
      for (const { kind, words, first, last } of grams) {
        const sentence = tokens[first]?.sentence ?? -1;
        if (kind === 'verb') {
          const [verb = '', word] = words;
          const begun = tokens.findIndex((token) => token.sentence === sentence);
          expect([word, first]).toEqual([folded[last], last]);
          expect(folded.slice(Math.max(begun, first - 12), first)).toContain(verb);
        } else {
          expect(words).toEqual(folded.slice(first, last + 1));
          expect(last - first).toBe(words.length - 1);
        }
        if (kind === 'title') expect(field).toBe('title');
        if (kind === 'own') expect([field, own[sentence]]).toEqual(['abstract', true]);
      }
    }),
  );
});

test('a closed lexicon leaves out the grams with other words, and no more', () => {
  const inner = fc.subarray(['model', 'merging', 'release', 'donnee', 'query', 'lora']);
  fc.assert(
    fc.property(texts, fields, owns, inner, (text, field, own, known) => {
      const all = new Lexicon(known, false);
      const isKnown = ({ words }: Met) => words.every((word) => all.idOfFolded(word) !== UNKNOWN);
      expect(met(text, field, own, known)).toEqual(met(text, field, own).filter(isKnown));
    }),
  );
});
