import { contentHash } from '#lib/topics/content-hash.ts';
import { backgroundCues, ownCues, sentenceWeights } from '#lib/topics/cues.ts';
import { type Evidence, scoreTopics, type TopicScore, titleWeight } from '#lib/topics/scores.ts';
import { levelWeights } from '#lib/topics/signals/notation.ts';
import { signals } from '#lib/topics/signals/table.ts';
import { taxonomy, topicBySlug } from '#lib/topics/taxonomy.ts';

export type { Evidence } from '#lib/topics/scores.ts';

/**
 * A topic that a paper was given: its slug, a score in [0, 1], and the phrases that carried it, title before
 * abstract, in order and without overlap within each field.
 */
export type TopicAssignment = { topic: string; score: number; evidence: Evidence[] };

/**
 * Given to a paper in which not one phrase was met. Such a paper names no task, modality or method of the
 * taxonomy; what is left is most often an analysis or a piece of theory.
 */
export const fallbackTopic = 'interpretability';

/** Changes whenever the taxonomy, a signal or a weight does: papers tagged by another are stale. */
export const TAGGER_VERSION: string = contentHash({
  taxonomy,
  signals,
  weights: { levelWeights, sentenceWeights, titleWeight },
  cues: { ownCues, backgroundCues },
  fallbackTopic,
});

/**
 * The topics of a paper, by its title and abstract (which may be empty). At least one: when none reaches its
 * threshold, the highest scoring one; when nothing at all is met, `fallbackTopic` with score 0 and no
 * evidence. The one that the paper is most likely about comes first, the others by falling score, ties in
 * taxonomy order. Deterministic, never throws, linear in the length of the text.
 */
export function tagPaper(title: string, abstract: string): TopicAssignment[] {
  const scored = scoreTopics(title, abstract);
  const found = [...topicBySlug.keys()].flatMap((topic) => {
    const score = scored.get(topic);
    return score === undefined || score.sum <= 0 ? [] : [{ topic, ...score }];
  });
  const reached = found.filter(({ topic, score }) => score >= (signals[topic]?.threshold ?? 1));
  const given = reached.length > 0 ? reached : highest(found, ({ score }) => score);
  if (given.length === 0) return [{ topic: fallbackTopic, score: 0, evidence: [] }];
  const core = highest(given, coreWeight);
  const rest = given.filter((one) => !core.includes(one)).sort((a, b) => b.score - a.score);
  return [...core, ...rest].map(({ topic, score, evidence }) => ({ topic, score, evidence }));
}

// The sum tells more than the score here: two topics with every sign for them both score close to 1.
function coreWeight({ topic, sum }: TopicScore & { topic: string }): number {
  return sum * (signals[topic]?.core ?? 1);
}

// The first of the greatest, as a list of one; empty only when the list given is.
function highest<T>(list: readonly T[], rank: (one: T) => number): T[] {
  let best: T | undefined;
  for (const one of list) {
    if (best === undefined || rank(one) > rank(best)) best = one;
  }
  return best === undefined ? [] : [best];
}
