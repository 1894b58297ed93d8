/** Shortest words that are corrected: of shorter ones nearly any is one letter from another. */
const SHORTEST = 4;

/**
 * Whether one slip of the fingers leads from one word to the other: a letter too many, too few, another one, or two
 * neighbours swapped (Damerau 1964). Equal words are no slip.
 */
export function isOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1 || a === b) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  return (
    short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
  );
}

/**
 * The known words that are one slip from a typed one, most frequent first. The first letter may be the slip as well.
 *
 * @param vocabulary words with the papers that have them
 * @returns at most `most` words; none for a word that is too short to tell or has a digit
 */
export function corrections(
  typed: string,
  vocabulary: ReadonlyMap<string, number>,
  most: number,
): { word: string; papers: number }[] {
  if (typed.length < SHORTEST || !/^\p{L}+$/u.test(typed)) return [];
  const found: { word: string; papers: number }[] = [];
  for (const [word, papers] of vocabulary) {
    if (Math.abs(word.length - typed.length) <= 1 && word.length >= SHORTEST - 1 && isOneSlip(typed, word))
      found.push({ word, papers });
  }
  return found.sort((a, b) => b.papers - a.papers || (a.word < b.word ? -1 : 1)).slice(0, most);
}
