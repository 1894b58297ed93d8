/** Characters of ordinary prose that no rule of cleaning is about, alone. */
const ORDINARY = /^[A-Za-z0-9("“][A-Za-z0-9 ,.;:()'"/%!?+\-–—‘’“”]*[A-Za-z0-9.)!?%"”]$/;
/**
 * What some rule may act on in a text of such characters: loose stops, dashes, quotes of TeX, addresses, glued sentences,
 * and words that lost their backslash.
 */
const TELLING = / [ .,;!?]|--|''|\/\/|[.!?][A-Z]|\.[a-z]{2}|\dtimes|[lg]eq|arrow|subseteq/;

/**
 * Whether a text is plainly in order, so that cleaning it would change nothing; most titles and half of all abstracts
 * are, and telling so is ten times as fast as cleaning. Where it is not sure the answer is no.
 */
export function isPlain(text: string): boolean {
  return ORDINARY.test(text) && !TELLING.test(text);
}
