/** A word as it is written, by a number of its own (`perWord`); the rare ones that came too late for one have −1. */
export type Word = { readonly surface: string; readonly number: number };

/** A word of a text, with where it stands. */
export type Token = {
  word: Word;
  /** UTF-16 offsets in the text: start inclusive, end exclusive. */
  start: number;
  end: number;
  /** Number of the sentence, from 0. */
  sentence: number;
  /** Whether a phrase may run on from the word before: only space, hyphens and the like between them. */
  joined: boolean;
};

// What may stand between two words of one phrase: space, hyphens, a slash, TeX ties and braces, quotes.
const runsOn = /^[\s\-\u2010-\u2013/~_{}'’`"“”*]{1,4}$/u;

const closes = /[.!?]["'”’)\]]*\s|\n\s*\n/u;

/**
 * Splits a text into words and numbers its sentences. A full stop closes a sentence before white space, and
 * also when a capital is glued to it (“accessibility.We present”); not after a single letter (“e.g.”) or
 * “al.”, “vs.”. Linear in the length of the text.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const end = text.length;
  let sentence = 0;
  let previous: Token | undefined;
  for (let at = 0; at < end; ) {
    const size = sizeAt(text, at);
    if (classAt(text, at) !== LETTER) {
      at += size;
      continue;
    }
    const start = at;
    let hash = hashed(0, text.charCodeAt(at));
    for (at += size; at < end && classAt(text, at) !== OTHER; at += sizeAt(text, at))
      hash = hashed(hash, text.charCodeAt(at));
    const word = wordAt(text, start, at, hash);
    let joined = false;
    if (previous !== undefined) {
      joined = start - previous.end === 1 && isSpaceOrHyphen(text.charCodeAt(previous.end));
      if (!joined) {
        const gap = text.slice(previous.end, start);
        joined = runsOn.test(gap);
        if (!joined && endsSentence(previous.word.surface, gap, word.surface)) sentence += 1;
      }
    }
    previous = { word, start, end: at, sentence, joined };
    tokens.push(previous);
  }
  return tokens;
}

/*
 * A word is a letter or digit and what follows of letters, digits and the marks that combine with them, so that a
 * decomposed accent stays in its word. What a character is, is asked of Unicode once and put down: a regular expression
 * that cuts the words out of every text costs ten times as much.
 */
const [OTHER, MARK, LETTER] = [1, 2, 3];
const classes = new Uint8Array(0x10000);

/** What stands at a place, where a surrogate pair begins at its first half. */
function classAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isHigh(code)) return classOf(text.codePointAt(at) ?? code);
  return classes[code] || classOf(code);
}

function classOf(code: number): number {
  const character = String.fromCodePoint(code);
  const found = /[\p{L}\p{N}]/u.test(character) ? LETTER : /\p{M}/u.test(character) ? MARK : OTHER;
  if (code < classes.length) classes[code] = found;
  return found;
}

/** UTF-16 units of the character at a place. */
function sizeAt(text: string, at: number): number {
  return isHigh(text.charCodeAt(at)) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

// The gaps that nearly all words have: told without making a string.
function isSpaceOrHyphen(code: number): boolean {
  return code === 0x20 || code === 0x2d;
}

function endsSentence(before: string, gap: string, after: string): boolean {
  if (before.length < 2 || before === 'al' || before === 'vs') return false;
  if (closes.test(gap)) return true;
  return gap === '.' && /^\p{Lu}/u.test(after) && /\p{Ll}$/u.test(before);
}

// How many distinct words are remembered: those that come first, which are nearly all that stand in later texts.
const MEMORY = 1 << 17;

/** Words by their numbers, and by a hash of them the number of the last one, which names the next. */
const words: Word[] = [];
const heads = new Int32Array(MEMORY).fill(-1);
const nexts = new Int32Array(MEMORY);

function hashed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The word of a stretch of text, which is looked up without cutting it out. */
function wordAt(text: string, start: number, end: number, hash: number): Word {
  const slot = (hash ^ (hash >>> 15)) & (MEMORY - 1);
  for (let number = heads[slot] as number; number >= 0; number = nexts[number] as number) {
    const known = words[number] as Word; // every number in the table is of a word
    if (known.surface.length === end - start && text.startsWith(known.surface, start)) return known;
  }
  if (words.length >= MEMORY) return { surface: text.slice(start, end), number: -1 };
  // V8 keeps a long word as a part of the text it was cut from, and with it that whole abstract.
  const made: Word = { surface: ` ${text.slice(start, end)}`.slice(1), number: words.length };
  nexts[made.number] = heads[slot] as number;
  heads[slot] = words.push(made) - 1;
  return made;
}

/** A function of a word's surface that is worked out once for each word, however many texts it stands in. */
export function perWord<T extends object | string | number>(work: (surface: string) => T): (word: Word) => T {
  const made: (T | undefined)[] = [];
  return ({ number, surface }) => {
    if (number < 0) return work(surface);
    const known = made[number];
    if (known !== undefined) return known;
    while (made.length <= number) made.push(undefined);
    const result = work(surface);
    made[number] = result;
    return result;
  };
}

const marks = /\p{M}+/gu;
const beyondAscii = /[^\p{ASCII}]/u;

/** A word folded for comparison: no accents, lower case, singular (“Cafés” → “cafe”, “queries” → “query”). */
export function foldWord(surface: string): string {
  const plain = beyondAscii.test(surface) ? surface.normalize('NFKD').replace(marks, '') : surface;
  return singular(plain.toLowerCase());
}

/** A word of a text, folded. */
export const folded: (word: Word) => string = perWord(foldWord);

/** A word with its capitals kept and only a small plural s taken off (“LLMs” → “LLM”), for acronyms. */
export function acronymOf(surface: string): string {
  return /[A-Z]s$/.test(surface) ? surface.slice(0, -1) : surface;
}

function singular(folded: string): string {
  if (folded.length < 4 || !folded.endsWith('s')) return folded;
  if (folded.endsWith('ies')) return `${folded.slice(0, -3)}y`;
  return /(ss|us|is)$/.test(folded) ? folded : folded.slice(0, -1);
}
