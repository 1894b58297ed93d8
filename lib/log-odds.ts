/** In how many papers of a group a word stands, and how many pairs of a paper and a word the group has in all. */
export type WordShare = { papers: number; pairs: number };

/** z of a normal variable that chance exceeds, on either side, one time in twenty. */
export const NOTABLE = 1.96;

/**
 * How much more one group uses a word than another: the log-odds ratio with an informative Dirichlet prior, divided by
 * its standard deviation (Monroe, Colaresi & Quinn 2008, Fightin’ Words, equations 16, 19 and 22). The prior is the word's
 * share of the corpus, so that a rare word needs more evidence than one chance meeting. What is counted is papers that
 * have the word, not its occurrences: one paper that repeats a word says no more than one.
 *
 * @param corpus the word in the whole corpus
 * @param strength how many pairs the prior counts for
 * @returns a z-score, positive where `here` has more of it; 0 where no group has any word
 */
export function logOdds(here: WordShare, there: WordShare, corpus: WordShare, strength: number): number {
  if (corpus.pairs === 0 || corpus.papers === 0) return 0;
  const prior = (strength * corpus.papers) / corpus.pairs;
  const rest = strength - prior;
  const odds = ({ papers, pairs }: WordShare) => Math.log((papers + prior) / (pairs - papers + rest));
  const variance = 1 / (here.papers + prior) + 1 / (there.papers + prior);
  return (odds(here) - odds(there)) / Math.sqrt(variance);
}
