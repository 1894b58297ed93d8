import { wordsOf } from '#lib/search/analysis.ts';
import { isOneSlip } from '#lib/search/spelling.ts';

/** How a search stands to a title: the title itself, its name before the colon, or nearly all of its words in order. */
export type TitleMatch = { kind: 'exact' | 'name' | 'near'; likeness: number };

/** From this likeness on a title is nearly the one that was typed. */
const NEAR = 0.8;

/** Undefined where a search is no title. Case, hyphens, punctuation and diacritics do not matter. */
export function matchTitle(typed: string, title: string): TitleMatch | undefined {
  const wanted = flat(typed);
  const there = flat(title);
  if (wanted.length === 0) return undefined;
  if (wanted.join('') === there.join('')) return { kind: 'exact', likeness: 1 };
  const colon = title.indexOf(':');
  if (colon > 0 && wanted.join('') === flat(title.slice(0, colon)).join(''))
    return { kind: 'name', likeness: 1 };
  if (wanted.length < 3) return undefined;
  const likeness = (2 * commonInOrder(wanted, there)) / (wanted.length + there.length);
  return likeness >= NEAR ? { kind: 'near', likeness } : undefined;
}

function flat(text: string): string[] {
  return wordsOf(text).flatMap(({ parts }) => parts.map(({ folded }) => folded));
}

/** The length of the longest common subsequence; a word with one slip is the same word. */
function commonInOrder(a: readonly string[], b: readonly string[]): number {
  let above = new Uint16Array(b.length + 1);
  for (const word of a) {
    const row = new Uint16Array(b.length + 1);
    for (const [index, other] of b.entries()) {
      const same = word === other || (word.length > 3 && isOneSlip(word, other));
      row[index + 1] = same ? (above[index] ?? 0) + 1 : Math.max(above[index + 1] ?? 0, row[index] ?? 0);
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
