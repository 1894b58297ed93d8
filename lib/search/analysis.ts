import { stemmer } from 'stemmer';
import { COMBINING_FORMS } from '#lib/search/combining-forms.ts';
import { STOP_WORDS } from '#lib/search/stop-words.ts';

/** A term of a text and where it was read, in UTF-16 units. */
export type Token = {
  term: string;
  start: number;
  end: number;
  /** The parts of a compound (`multi`, `task`) come before the whole of it (`multitask`), which has this set. */
  whole: boolean;
};

/** A word of a text as it is searched for: its parts, and the compound that they make where there is more than one. */
export type Word = {
  /** As it stands there, in lower case and without diacritics. */
  folded: string;
  parts: { folded: string; start: number; end: number }[];
  start: number;
  end: number;
};

/** Longest words in UTF-16 units; what is longer is no word, but a string of data. */
const LONGEST = 60;
const LETTERS = String.raw`[\p{L}\p{N}\p{M}\p{Co}]`;
const WORD = new RegExp(
  // C++ and C#; letters and digits with hyphens, apostrophes or decimal points inside.
  String.raw`(?<![\p{L}\p{N}])[cfj](?:\+\+|#)(?![\p{L}\p{N}])|${LETTERS}+(?:(?:[-‐‑'’]|(?<=\d)[.](?=\d))${LETTERS}+)*`,
  'giu',
);
const IDEOGRAPH = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}`;
const IDEOGRAPHS = new RegExp(`[${IDEOGRAPH}]`, 'u');
/** Stretches of one kind in what stands together: `BERT模型` is a word and two characters. */
const STRETCH = new RegExp(`[${IDEOGRAPH}]+|[^${IDEOGRAPH}]+`, 'gu');

/**
 * The words of a text. Hyphens join parts; a space does where the first part is a combining form (`multi task`) and the
 * second no compound itself (`large pre-trained`). Scripts without spaces give every character as a word.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const [typed] = match;
    if (IDEOGRAPHS.test(typed)) addStretches(words, text, typed, match.index);
    else if (typed.length <= LONGEST) add(words, text, typed, match.index);
  }
  return words;
}

function addStretches(words: Word[], text: string, typed: string, start: number): void {
  for (const { 0: stretch, index } of typed.matchAll(STRETCH)) {
    if (IDEOGRAPHS.test(stretch)) words.push(...characters(stretch, start + index));
    else if (stretch.length <= LONGEST) add(words, text, stretch, start + index);
  }
}

function add(words: Word[], text: string, typed: string, start: number): void {
  const parts: Word['parts'] = [];
  let at = start;
  for (const piece of typed.split(/[-‐‑]/)) {
    const folded = foldWord(piece);
    if (folded !== '') parts.push({ folded, start: at, end: at + piece.length });
    at += piece.length + 1;
  }
  const [first] = parts;
  if (!first) return;
  const before = words.at(-1);
  const end = parts.at(-1)?.end ?? at;
  if (before && parts.length === 1 && joins(before, text.slice(before.end, first.start))) {
    before.parts.push(...parts);
    before.folded += ` ${parts.map(({ folded }) => folded).join(' ')}`;
    before.end = end;
    return;
  }
  words.push({ folded: parts.map(({ folded }) => folded).join(' '), parts, start: first.start, end });
}

/** Whether the word before is a combining form alone, with nothing but a space behind it. */
function joins({ parts }: Word, between: string): boolean {
  return parts.length === 1 && /^[ \u00a0]$/.test(between) && COMBINING_FORMS.has(parts[0]?.folded ?? '');
}

function characters(typed: string, start: number): Word[] {
  let at = start;
  return [...typed].flatMap((character) => {
    const [from, end] = [at, at + character.length];
    at = end;
    const folded = foldWord(character);
    return folded === '' ? [] : [{ folded, parts: [{ folded, start: from, end }], start: from, end }];
  });
}

/** A word in lower case, without diacritics, apostrophes and a possessive s. */
export function foldWord(word: string): string {
  const plain = word.toLowerCase();
  if (/^[a-z0-9]+$/.test(plain)) return plain;
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]s$/, '')
    .replace(/[\p{M}'’]/gu, '');
}

const stems = new Map<string, string>();
/** Stems that are remembered; a corpus has some 200,000 words, and most texts use the same few thousand. */
const MOST_STEMS = 200_000;

/** The stem of a folded word (Porter 1980); words with digits or signs, and of other scripts, are their own. */
export function stemOf(folded: string): string {
  const known = stems.get(folded);
  if (known !== undefined) return known;
  const stem = /^[a-z]+$/.test(folded) ? stemmer(folded) : folded;
  if (stems.size >= MOST_STEMS) stems.clear();
  // V8 keeps a long word as a part of the text it was cut from, and with it that whole abstract.
  stems.set(` ${folded}`.slice(1), stem);
  return stem;
}

/** The term of a compound, which its spellings have in common: `multi-task`, `multi task` and `multitask`. */
export function wholeOf({ parts }: Word): string {
  return stemOf(parts.map(({ folded }) => folded).join(''));
}

/** The terms of a text in their order, without stop words. Of a compound each part is a term, and the whole. */
export function analyse(text: string): Token[] {
  return termsIn(wordsOf(text));
}

/** The terms of words. */
export function termsIn(words: readonly Word[]): Token[] {
  const tokens: Token[] = [];
  for (const word of words) {
    for (const { folded, start, end } of word.parts) {
      if (!STOP_WORDS.has(folded)) tokens.push({ term: stemOf(folded), start, end, whole: false });
    }
    if (word.parts.length > 1)
      tokens.push({ term: wholeOf(word), start: word.start, end: word.end, whole: true });
  }
  return tokens;
}
