/**
 * BM25F (Robertson, Zaragoza & Taylor 2004): counts of the fields are weighted and normalised by the fields' lengths
 * before they saturate. The values come from a search over the evaluations in the README; each may be halved or doubled
 * for a loss of 0.01 nDCG@10.
 */
const K1 = 1.2;
const TITLE_WEIGHT = 2;
/** How much a long field's counts are held down, in [0, 1]. */
const LENGTH_NORMALISATION = 0.75;

/** What the counts of a paper's title and abstract are multiplied by. */
export function titleFactor(length: number, mean: number): number {
  return TITLE_WEIGHT / normalised(length, mean);
}

export function abstractFactor(length: number, mean: number): number {
  return 1 / normalised(length, mean);
}

function normalised(length: number, mean: number): number {
  return 1 - LENGTH_NORMALISATION + LENGTH_NORMALISATION * (mean > 0 ? length / mean : 1);
}

/** A weighted count as its share of a term's weight, in [0, K1 + 1). */
export function saturated(count: number): number {
  return (count * (K1 + 1)) / (count + K1);
}

/** The weight of a term that `papers` of `total` have; never negative. */
export function inverseDocumentFrequency(papers: number, total: number): number {
  return Math.log(1 + (total - papers + 0.5) / (papers + 0.5));
}
