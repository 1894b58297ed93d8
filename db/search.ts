import { sql } from 'drizzle-orm';

/** Weights of a hit in the title and in the abstract. */
export const BM25 = sql.raw('bm25(papers_fts, 6.0, 1.0)');

const MAX_TERMS = 40;

/**
 * What a person typed as an FTS5 expression: all words must be there, `"…"` is a phrase, `-word` leaves out. A word
 * with punctuation inside (`multi-vector`, `c++`, `it's`) is the phrase of its parts, as FTS5 indexes it. Every
 * term is quoted, so that nothing that was typed is ever an operator.
 *
 * @returns undefined when there is no letter or digit to search for.
 */
export function ftsExpression(typed: string): string | undefined {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const [piece, minus, phrase] of typed.matchAll(/(-?)"([^"]*)"?|\S+/gu)) {
    const isWithout = minus === '-' || (phrase === undefined && /^-[\p{L}\p{N}]/u.test(piece));
    // A mark without its letter is no word: FTS5 would find it nowhere.
    const words = (phrase ?? piece).match(/[\p{L}\p{N}\p{Co}][\p{L}\p{N}\p{M}\p{Co}]*/gu);
    if (words) (isWithout ? unwanted : wanted).push(`"${words.join(' ')}"`);
  }
  // With nothing to find, what was to be left out is what was meant.
  const [first, ...rest] = wanted.length > 0 ? wanted : unwanted;
  if (first === undefined) return undefined;
  const found = [first, ...rest].slice(0, MAX_TERMS).join(' AND ');
  return wanted.length > 0 && unwanted.length > 0
    ? `(${found}) NOT (${unwanted.slice(0, MAX_TERMS).join(' OR ')})`
    : found;
}
