/** A word of a text, with where it stands. */
export type Token = {
  /** As written. */
  surface: string;
  /** UTF-16 offsets in the text: start inclusive, end exclusive. */
  start: number;
  end: number;
  /** Number of the sentence, from 0. */
  sentence: number;
  /** Whether a phrase may run on from the word before: only space, hyphens and the like between them. */
  joined: boolean;
};

// Letters, digits and the marks that combine with them, so that a decomposed accent stays in its word.
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

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
  word.lastIndex = 0;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    const surface = match[0];
    const start = match.index;
    let joined = false;
    if (previous !== undefined) {
      const gap = text.slice(previous.end, start);
      joined = gap === ' ' || gap === '-' || runsOn.test(gap);
      if (!joined && endsSentence(previous.surface, gap, surface)) sentence += 1;
    }
    previous = { surface, start, end: start + surface.length, sentence, joined };
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

/** A word with its capitals kept and only a small plural s taken off (“LLMs” → “LLM”), for acronyms. */
export function acronymOf(surface: string): string {
  return /[A-Z]s$/.test(surface) ? surface.slice(0, -1) : surface;
}

function singular(folded: string): string {
  if (folded.length < 4 || !folded.endsWith('s')) return folded;
  if (folded.endsWith('ies')) return `${folded.slice(0, -3)}y`;
  return /(ss|us|is)$/.test(folded) ? folded : folded.slice(0, -1);
}
