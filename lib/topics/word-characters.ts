/*
 * What a character is to the words of a text, as bits: a LETTER (or digit) begins a word, a MARK that combines with it
 * stays in it, so that a decomposed accent does not cut a word in two. Of what stands between words, a phrase RUNS on
 * over space, hyphens, a slash, TeX ties and braces, quotes, and what STOPS may close a sentence.
 */
export const LETTER = 1;
export const MARK = 2;
export const RUNS = 4;
export const STOPS = 8;
const OTHER = 16;

const runs = /[\s\-\u2010-\u2013/~_{}'’`"“”*]/u;
const stops = /[.!?\n]/;

// What a character is, is asked of Unicode once and put down: regular expressions cost ten times as much.
const known = new Uint8Array(0x10000);

/** The bits of the character that begins at a place of the text, whose UTF-16 unit is `code`. */
export function characterAt(text: string, at: number, code: number): number {
  return known[code] || (isHigh(code) ? bitsOf(text.codePointAt(at) ?? code) : learned(code));
}

function learned(code: number): number {
  const bits = bitsOf(code);
  known[code] = bits;
  return bits;
}

function bitsOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (/[\p{L}\p{N}]/u.test(character)) return LETTER;
  if (/\p{M}/u.test(character)) return MARK;
  const bits = (runs.test(character) ? RUNS : 0) | (stops.test(character) ? STOPS : 0);
  return bits === 0 ? OTHER : bits;
}

/** UTF-16 units of the character at a place, whose first unit is `code`. */
export function sizeAt(text: string, at: number, code: number): number {
  return isHigh(code) && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isHigh(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}
