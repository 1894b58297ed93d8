import { titleKey } from '#lib/text/title-key.ts';

/**
 * How a label answers what was typed, the best first: it is just that; it begins with it; it has all its words;
 * it has words that begin so; it does when words that are written apart here and as one there are the same.
 */
export const FITS = ['same', 'start', 'whole', 'within', 'joined'] as const;
export type Fit = (typeof FITS)[number];

/** Letters of the second part that tell a word written apart (`re-ranking` for `reran`) from chance (`in the` for `int`). */
const TELLING = 3;

/** The words of a label or of what was typed, as they are compared: without case, diacritics and punctuation. */
export function keyWords(text: string): string[] {
  const key = titleKey(text);
  return key === '' ? [] : key.split(' ');
}

/** How a label of these words answers the words typed; undefined where one of them begins nothing in it. */
export function fitOf(typed: readonly string[], label: readonly string[]): Fit | undefined {
  const asked = typed.join(' ');
  const has = label.join(' ');
  if (asked === '') return undefined;
  if (has === asked) return 'same';
  if (has.startsWith(asked)) return 'start';
  if (typed.every((word) => label.includes(word))) return 'whole';
  if (typed.every((word) => begins(word, label))) return 'within';
  return isJoined(typed, label) ? 'joined' : undefined;
}

function begins(word: string, label: readonly string[]): boolean {
  return label.some((one) => one.startsWith(word));
}

/** `multitas` begins “multi task”, and `multi ta` begins “multitask”. */
function isJoined(typed: readonly string[], label: readonly string[]): boolean {
  // Whether the words before a place all begin something.
  const reached = [true];
  typed.forEach((word, at) => {
    if (!reached[at]) return;
    const pair = word.length > 1 && at + 1 < typed.length ? `${word}${typed[at + 1]}` : undefined;
    if (begins(word, label) || beginsApart(word, label)) reached[at + 1] = true;
    if (pair !== undefined && begins(pair, label)) reached[at + 2] = true;
  });
  return reached[typed.length] === true;
}

function beginsApart(word: string, label: readonly string[]): boolean {
  return label.some((first, index) => {
    const rest = word.slice(first.length);
    return (
      first.length > 1 &&
      rest.length >= TELLING &&
      word.startsWith(first) &&
      label[index + 1]?.startsWith(rest) === true
    );
  });
}
