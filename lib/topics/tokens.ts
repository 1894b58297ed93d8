/** A word as it is written, the same object wherever it stands, with what was worked out about it. */
export type Word = { readonly surface: string; readonly notes: unknown[] };

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

// Letters, digits and the marks that combine with them, so that a decomposed accent stays in its word.
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

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
  let sentence = 0;
  let previous: Token | undefined;
  wordPattern.lastIndex = 0;
  for (let match = wordPattern.exec(text); match !== null; match = wordPattern.exec(text)) {
    const surface = match[0];
    const start = match.index;
    let joined = false;
    if (previous !== undefined) {
      joined = start - previous.end === 1 && isSpaceOrHyphen(text.charCodeAt(previous.end));
      if (!joined) {
        const gap = text.slice(previous.end, start);
        joined = runsOn.test(gap);
        if (!joined && endsSentence(previous.word.surface, gap, surface)) sentence += 1;
      }
    }
    previous = { word: wordOf(surface), start, end: start + surface.length, sentence, joined };
    tokens.push(previous);
  }
  return tokens;
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

// How many distinct words are remembered. Bounded, so that a long run does not grow for ever.
const MEMORY = 100_000;

const words = new Map<string, Word>();

function wordOf(surface: string): Word {
  const known = words.get(surface);
  if (known !== undefined) return known;
  if (words.size >= MEMORY) words.clear();
  const made: Word = { surface, notes: [] };
  words.set(surface, made);
  return made;
}

let slots = 0;

/** A function of a word's surface that is worked out once for each word, however many texts it stands in. */
export function perWord<T extends object | string | number>(work: (surface: string) => T): (word: Word) => T {
  const slot = slots;
  slots += 1;
  return (word) => {
    const known = word.notes[slot];
    if (known !== undefined) return known as T;
    const made = work(word.surface);
    word.notes[slot] = made;
    return made;
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
