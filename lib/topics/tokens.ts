import { characterAt, LETTER, MARK, RUNS, STOPS, sizeAt } from '#lib/topics/word-characters.ts';
import { hashed, NO_HASH, perWord, surfaceOf, type Word, wordNumber } from '#lib/topics/words.ts';

/** A word of a text, with where it stands. */
export type Token = Word & {
  /** UTF-16 offsets in the text: start inclusive, end exclusive. */
  start: number;
  end: number;
  /** Number of the sentence, from 0. */
  sentence: number;
  /** Whether a phrase may run on from the word before: only space, hyphens and the like between them. */
  joined: boolean;
};

/** Over how many characters between two words a phrase runs on. */
const LONGEST_GAP = 4;

const closes = /[.!?]["'”’)\]]*\s|\n\s*\n/u;

/**
 * Splits a text into words and numbers its sentences. A word is a letter or digit and what follows of letters, digits
 * and the marks that combine with them. A full stop closes a sentence before white space, and also when a capital is
 * glued to it (“accessibility.We present”); not after a single letter (“e.g.”) or “al.”, “vs.”. Linear in the length
 * of the text.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const length = text.length;
  let sentence = 0;
  let previous: Token | undefined;
  for (let at = 0; at < length; ) {
    // The gap: what every character of it is, and what any of them is.
    let every = RUNS;
    let any = 0;
    let code = 0;
    for (; at < length; at += sizeAt(text, at, code)) {
      code = text.charCodeAt(at);
      const bits = characterAt(text, at, code);
      if (bits === LETTER) break;
      every &= bits;
      any |= bits;
    }
    if (at >= length) break;
    const start = at;
    let hash = hashed(NO_HASH, code);
    for (at += sizeAt(text, at, code); at < length; at += sizeAt(text, at, code)) {
      code = text.charCodeAt(at);
      if ((characterAt(text, at, code) & (LETTER | MARK)) === 0) break;
      hash = hashed(hash, code);
    }
    const number = wordNumber(text, start, at, hash);
    const surface = surfaceOf(number, text, start, at);
    let joined = false;
    if (previous !== undefined) {
      joined = every === RUNS && start - previous.end <= LONGEST_GAP;
      const mayEnd = !joined && (any & STOPS) !== 0;
      if (mayEnd && endsSentence(previous.surface, text.slice(previous.end, start), surface)) sentence += 1;
    }
    previous = { surface, number, start, end: at, sentence, joined };
    tokens.push(previous);
  }
  return tokens;
}

function endsSentence(before: string, gap: string, after: string): boolean {
  if (before.length < 2 || before === 'al' || before === 'vs') return false;
  if (closes.test(gap)) return true;
  return gap === '.' && /^\p{Lu}/u.test(after) && /\p{Ll}$/u.test(before);
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
