import type { Token } from '#lib/search/analysis.ts';
import { saturated } from '#lib/search/bm25f.ts';

/** What a pair of neighbouring words counts for beside its two words. */
const PAIR_WEIGHT = 0.2;

/** Neighbouring terms, stop words between them left out, as `first second`. */
export function pairsOf(tokens: readonly Token[]): string[] {
  const terms = tokens.filter(({ whole }) => !whole).map(({ term }) => term);
  return terms.slice(1).map((term, index) => `${terms[index]} ${term}`);
}

/**
 * What a text scores for the pairs of a search that stand in it side by side (the ordered pairs of the sequential
 * dependence model, Metzler & Croft 2005), in units of a term's weight.
 *
 * @param wanted the search's pairs with their weights
 */
export function pairScore(
  wanted: ReadonlyMap<string, number>,
  fields: readonly (readonly Token[])[],
): number {
  const counts = new Map<string, number>();
  for (const tokens of fields)
    for (const pair of pairsOf(tokens)) if (wanted.has(pair)) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let score = 0;
  for (const [pair, count] of counts) score += (wanted.get(pair) ?? 0) * saturated(count);
  return PAIR_WEIGHT * score;
}
