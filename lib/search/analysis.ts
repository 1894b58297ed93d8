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
const PLAIN = /^[A-Za-z0-9]+$/;
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
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    if (kind === OTHER) {
      at += sizeAt(text, at);
      continue;
    }
    const end = signedEnd(text, at) ?? writtenEnd(text, at);
    addWritten(words, text, text.slice(at, end), at);
    at = end;
  }
  return words;
}

/*
 * Words are cut out by looking at one character after the other: a regular expression that does the same takes three
 * times as long. What a character is, is asked of Unicode once and put down.
 */
const [OTHER, JOINING, LETTER, DIGIT] = [1, 2, 3, 4];
const kinds = new Uint8Array(0x10000);

/** What stands at a place: a letter, a digit from 0 to 9, a mark or sign that is a part of words, or something else. */
function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return kinds[code] || kindOf(text.codePointAt(at) ?? code, code);
}

function kindOf(codePoint: number, code: number): number {
  const character = String.fromCodePoint(codePoint);
  const isLetter = /[\p{L}\p{N}]/u.test(character);
  const kind = /\d/.test(character)
    ? DIGIT
    : isLetter
      ? LETTER
      : /[\p{M}\p{Co}]/u.test(character)
        ? JOINING
        : OTHER;
  // What half of a pair is depends on the other one.
  if (code < 0xd800 || code > 0xdfff) kinds[code] = kind;
  return kind;
}

function sizeAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** The end of `C++`, `C#` or the like at a place; undefined where there is none. */
function signedEnd(text: string, at: number): number | undefined {
  const next = text.charCodeAt(at + 1);
  if (next !== 0x23 && next !== 0x2b) return undefined;
  const end = next === 0x23 ? at + 2 : text.charCodeAt(at + 2) === 0x2b ? at + 3 : undefined;
  if (end === undefined || !/[cfj]/i.test(text.charAt(at)) || isAlphanumeric(text, end)) return undefined;
  return at > 0 && isAlphanumericBefore(text, at) ? undefined : end;
}

function isAlphanumeric(text: string, at: number): boolean {
  return at < text.length && kindAt(text, at) >= LETTER;
}

function isAlphanumericBefore(text: string, at: number): boolean {
  const size = at > 1 && sizeAt(text, at - 2) === 2 ? 2 : 1;
  return isAlphanumeric(text, at - size);
}

/** The end of letters and digits that begin at a place, with hyphens, apostrophes or decimal points inside. */
function writtenEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    let last = OTHER;
    while (at < text.length) {
      const kind = kindAt(text, at);
      if (kind === OTHER) break;
      last = kind;
      at += sizeAt(text, at);
    }
    if (at + 1 >= text.length) return at;
    const code = text.charCodeAt(at);
    const next = kindAt(text, at + 1);
    const goesOn = code === 0x2e ? last === DIGIT && next === DIGIT : isInside(code) && next !== OTHER;
    if (!goesOn) return at;
    at += 1;
  }
}

/** Hyphens and apostrophes. */
function isInside(code: number): boolean {
  return code === 0x2d || code === 0x27 || code === 0x2010 || code === 0x2011 || code === 0x2019;
}

function addWritten(words: Word[], text: string, typed: string, start: number): void {
  if (!PLAIN.test(typed) && IDEOGRAPHS.test(typed)) addStretches(words, text, typed, start);
  else if (typed.length <= LONGEST) add(words, text, typed, start);
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
  for (const piece of PLAIN.test(typed) ? [typed] : typed.split(/[-‐‑]/)) {
    const folded = foldWord(piece);
    if (folded !== '') parts.push({ folded, start: at, end: at + piece.length });
    at += piece.length + 1;
  }
  const [first] = parts;
  if (!first) return;
  const before = words.at(-1);
  const end = parts.at(-1)?.end ?? at;
  if (before && parts.length === 1 && joins(before, text, first.start)) {
    before.parts.push(...parts);
    before.folded += ` ${first.folded}`;
    before.end = end;
    return;
  }
  const folded = parts.length === 1 ? first.folded : parts.map((part) => part.folded).join(' ');
  words.push({ folded, parts, start: first.start, end });
}

/** Whether the word before is a combining form alone, with nothing but a space behind it. */
function joins({ parts, end }: Word, text: string, start: number): boolean {
  const isSpaced = start - end === 1 && (text[end] === ' ' || text[end] === '\u00a0');
  return isSpaced && parts.length === 1 && COMBINING_FORMS.has(parts[0]?.folded ?? '');
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
function termsIn(words: readonly Word[]): Token[] {
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
