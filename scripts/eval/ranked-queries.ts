import { setImmediate } from 'node:timers/promises';
import { type RankingReport, rankingReport } from '#lib/evaluation/ranking-metrics.ts';
import type { JudgedQuery } from '#scripts/eval/beir-folder.ts';
import type { CollectionDatabase } from '#scripts/eval/collection-database.ts';

/** Documents of a ranking that are looked at: recall@100 wants the most. */
const DEPTH = 100;

/** Ids of papers for a query, best first: `limit` of them, or fewer. */
export type Ranker = (query: JudgedQuery, limit: number) => Promise<readonly number[]>;

/** How a ranker did, and how long it took, in milliseconds a query. */
type Ranked = { figures: RankingReport; milliseconds: number[] };

/** Has every query ranked. The document that asks is left out of what its query finds. */
async function rankQueries(
  queries: readonly JudgedQuery[],
  { documentOf }: CollectionDatabase,
  rank: Ranker,
): Promise<Ranked> {
  const milliseconds: number[] = [];
  const rankings: { judgements: JudgedQuery['judgements']; ranking: string[] }[] = [];
  for (const query of queries) {
    const began = performance.now();
    const papers = await rank(query, query.sourceDoc === undefined ? DEPTH : DEPTH + 1);
    milliseconds.push(performance.now() - began);
    const ranking = papers.map(documentOf).filter((document) => document !== query.sourceDoc);
    rankings.push({ judgements: query.judgements, ranking: ranking.slice(0, DEPTH) });
    // Whoever wants to stop the command is heard in between.
    await setImmediate();
  }
  return { figures: rankingReport(rankings), milliseconds };
}

/** What is printed of an evaluation; `seconds` is the time of the site's own ranking, without index and baseline. */
export type Evaluation = RankingReport & {
  seconds: number;
  /** Plain BM25 on the same queries. */
  baseline: Omit<RankingReport, 'queries'>;
  index: CollectionDatabase['index'];
  /** Of the site's own ranking, in milliseconds a query. */
  latency: { median: number; p95: number };
};

/** Ranks the queries with the site's own ranking and with plain BM25. */
export async function evaluation(
  queries: readonly JudgedQuery[],
  made: CollectionDatabase,
  rankers: { own: Ranker; plain: Ranker },
): Promise<Evaluation> {
  const { figures, milliseconds } = await rankQueries(queries, made, rankers.own);
  const plain = await rankQueries(queries, made, rankers.plain);
  const { queries: _, ...baseline } = plain.figures;
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return {
    ...figures,
    seconds: milliseconds.reduce((sum, one) => sum + one, 0) / 1000,
    baseline,
    index: made.index,
    latency: { median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) },
  };
}

/** The smallest of the sorted numbers that this share of them does not exceed (nearest rank). */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
}
