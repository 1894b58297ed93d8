import { analyse, foldWord, wordsOf } from '#lib/search/analysis.ts';

/** A short form that a text explains: `rag` for the terms of “retrieval-augmented generation”. */
export type Definition = { acronym: string; terms: readonly string[] };

/** Two capitals or more, of at most LONGEST letters and a plural s. */
const PARENTHESISED = /\(\s*(?=[a-z]{0,8}[A-Z][a-z]{0,8}[A-Z])([A-Za-z]{2,9})\s*[,;)]/g;
const LONGEST = 8;
/** Where to look for the long form: so many characters before the parenthesis. */
const BEFORE = 120;

/**
 * The short forms that a text explains as in “retrieval-augmented generation (RAG)”: the initials of the words right before
 * the parenthesis, with or without those of its small words, are the letters in it (Schwartz & Hearst 2003, in its strict
 * form, which is seldom wrong).
 */
export function definitionsIn(text: string): Definition[] {
  const found: Definition[] = [];
  for (const match of text.matchAll(PARENTHESISED)) {
    const letters = (match[1] ?? '').replace(/s$/, '').toLowerCase();
    if (letters.length < 2 || letters.length > LONGEST) continue;
    const before = text.slice(Math.max(0, match.index - BEFORE), match.index);
    const long = longForm(before, letters);
    if (long === undefined) continue;
    const terms = analyse(long)
      .filter(({ whole }) => !whole)
      .map(({ term }) => term);
    if (terms.length > 1) found.push({ acronym: foldWord(letters), terms });
  }
  return found;
}

/** The end of the text whose words begin with the letters; undefined where it has none. */
function longForm(before: string, letters: string): string | undefined {
  const parts = wordsOf(before).flatMap(({ parts: all }) => all);
  const last = parts.at(-1);
  if (!last || before.slice(last.end).trim() !== '') return undefined;
  for (let count = 2; count <= Math.min(parts.length, letters.length + 3); count++) {
    const words = parts.slice(-count);
    const initials = words.map(({ folded }) => folded[0] ?? '').join('');
    const large = words
      .filter(({ folded }) => !SMALL.has(folded))
      .map(({ folded }) => folded[0] ?? '')
      .join('');
    if (initials !== letters && large !== letters) continue;
    const [first] = words;
    if (first && !SMALL.has(first.folded)) return before.slice(first.start, last.end);
  }
  return undefined;
}

const SMALL = new Set('a an and at by for from in of on or the to with'.split(' '));
