import {
  countLabels,
  type Judged,
  macroRates,
  microRates,
  type Rates,
  ratesOf,
  share,
  supportOf,
} from '#lib/evaluation/label-metrics.ts';
import { topicBySlug } from '#lib/topics/taxonomy.ts';

/** Fewer labelled papers than this say nothing about a topic: it is left out of the macro average. */
export const MACRO_SUPPORT = 5;

/** A paper whose topics people have labelled, one of them as its core, and the topics that it was given. */
export type JudgedPaper = Judged & { core: string };

/** How well papers were given topics; all rates and shares in [0, 1]. */
export type TopicReport = {
  papers: number;
  /** Over all topics of all papers. */
  micro: Rates;
  /** The mean over the topics with a support of MACRO_SUPPORT or more; 0 where there is none. */
  macro: Rates;
  /** The share of papers whose first given topic is the labelled core; 0 where there is no paper. */
  core: number;
  /** Every topic of the taxonomy, in its order, whether it was met or not. */
  topics: Record<string, Rates & { support: number }>;
};

/** Compares the topics that papers were given with those that people gave them; the order of the papers is the same. */
export function topicReport(papers: readonly JudgedPaper[]): TopicReport {
  const counts = countLabels(papers, topicBySlug.keys());
  return {
    papers: papers.length,
    micro: microRates(counts.values()),
    macro: macroRates([...counts.values()].filter((one) => supportOf(one) >= MACRO_SUPPORT)),
    core: share(papers.filter(({ core, given }) => given[0] === core).length, papers.length),
    topics: Object.fromEntries(
      [...counts].map(([topic, one]) => [topic, { ...ratesOf(one), support: supportOf(one) }]),
    ),
  };
}
