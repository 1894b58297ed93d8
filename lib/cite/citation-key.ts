import { type CslName, familyOf } from '#lib/cite/names.ts';
import { STOP_WORDS } from '#lib/search/stop-words.ts';
import { plainWords } from '#lib/text/plain-words.ts';

/** A word of a title that says something has at least so many letters. */
const LONG = 4;
/** Letters that a key takes of a name and of a word, which may be a collaboration's and a formula's. */
const LONGEST = { name: 32, word: 24 } as const;

type Keyed = { slug: string; title: string; year: number | undefined; first: CslName | undefined };

/**
 * The key of a citation, of the paper's own facts alone, so that it is the same in every file: the first author's
 * family name, the year and the first long word of the title (`lu2020multi`). A paper whose authors nobody names has
 * its slug, which no other paper has; so has one whose first author is written without a Latin letter. What is very
 * long is cut, so that a key stays one that a person can type.
 */
export function citationKey({ slug, title, year, first }: Keyed): string {
  const name = first && ascii(familyOf(first));
  if (!name) return slug;
  const words = plainWords(title).split(/[^a-z0-9]+/);
  const word = words.find((one) => one.length >= LONG && !STOP_WORDS.has(one)) ?? '';
  return `${name.slice(0, LONGEST.name)}${year ?? ''}${word.slice(0, LONGEST.word)}`;
}

function ascii(text: string): string {
  return plainWords(text).replace(/[^a-z0-9]/g, '');
}
