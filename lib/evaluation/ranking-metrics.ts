/** Grades of relevance that people gave to documents, by id; 0 or less is not relevant, a document not named neither. */
export type Judgements = ReadonlyMap<string, number>;

/** A query's judgements, and what it found: ids, best first, each once. */
export type JudgedRanking = { judgements: Judgements; ranking: readonly string[] };

/** Means over queries, each in [0, 1]. */
export type RankingReport = { queries: number; ndcg10: number; recall100: number; mrr10: number };

/** Whether anything was judged relevant, so that there is something to find. */
export function hasRelevant(judgements: Judgements): boolean {
  return [...judgements.values()].some((grade) => grade > 0);
}

/**
 * Normalised discounted cumulative gain: the sum of (2^grade − 1) / log2(1 + place) over the first `depth` places, as a
 * share of what the ideal order of all judged documents has there. Source: Järvelin and Kekäläinen, Cumulated gain-based
 * evaluation of IR techniques (2002), with the gain of Burges et al., Learning to rank using gradient descent (2005).
 *
 * @returns 0 where nothing is relevant.
 */
export function ndcg(judgements: Judgements, ranking: readonly string[], depth: number): number {
  const ideal = [...judgements.values()].sort((a, b) => b - a);
  const best = discountedGain(ideal.slice(0, depth));
  const grades = ranking.slice(0, depth).map((id) => judgements.get(id) ?? 0);
  return best === 0 ? 0 : discountedGain(grades) / best;
}

/**
 * The share of the relevant documents that stand in the first `depth` places. Source: Manning, Raghavan, Schütze,
 * Introduction to Information Retrieval (2008), section 8.4. 0 where nothing is relevant.
 */
export function recall(judgements: Judgements, ranking: readonly string[], depth: number): number {
  const relevant = [...judgements.values()].filter((grade) => grade > 0).length;
  const found = ranking.slice(0, depth).filter((id) => isRelevant(judgements, id)).length;
  return relevant === 0 ? 0 : found / relevant;
}

/**
 * 1 / the place of the first relevant document, 0 where none stands in the first `depth` places. Source: Voorhees, The
 * TREC-8 question answering track report (1999).
 */
export function reciprocalRank(judgements: Judgements, ranking: readonly string[], depth: number): number {
  const place = ranking.slice(0, depth).findIndex((id) => isRelevant(judgements, id));
  return place === -1 ? 0 : 1 / (place + 1);
}

/**
 * The means over the queries that have a relevant document; the others are left out, as trec_eval and BEIR do, since
 * there is nothing to find. `queries` is the number of those that count; all means are 0 where it is.
 */
export function rankingReport(all: readonly JudgedRanking[]): RankingReport {
  const counted = all.filter(({ judgements }) => hasRelevant(judgements));
  const mean = (measure: (one: JudgedRanking) => number) =>
    counted.length === 0 ? 0 : counted.reduce((sum, one) => sum + measure(one), 0) / counted.length;
  return {
    queries: counted.length,
    ndcg10: mean(({ judgements, ranking }) => ndcg(judgements, ranking, 10)),
    recall100: mean(({ judgements, ranking }) => recall(judgements, ranking, 100)),
    mrr10: mean(({ judgements, ranking }) => reciprocalRank(judgements, ranking, 10)),
  };
}

function discountedGain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, place) => sum + (2 ** Math.max(0, grade) - 1) / Math.log2(place + 2), 0);
}

function isRelevant(judgements: Judgements, id: string): boolean {
  return (judgements.get(id) ?? 0) > 0;
}
