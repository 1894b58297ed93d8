import type { TopicAssignment } from '#lib/topics/assignment.ts';
import { evidenceReader } from '#lib/topics/model/evidence.ts';
import { featuresOf, logOdds, probability, type TopicModel } from '#lib/topics/model/topic-model.ts';
import { readPaper } from '#lib/topics/read-paper.ts';

/**
 * The topics whose log-odds reach the threshold, or the likeliest one where none does; of these the likeliest core
 * first, the others from the most to the least likely, ties in the model's order.
 *
 * @param odds log-odds, by the topic's index in the model
 * @param coreOdds the log-odds that a topic is the core one
 * @returns indices of topics
 */
export function chooseTopics(
  threshold: number,
  odds: Float64Array,
  coreOdds: (topic: number) => number,
): number[] {
  const least = Math.log(threshold / (1 - threshold));
  const reached: number[] = [];
  let likeliest = 0;
  for (const [topic, one] of odds.entries()) {
    if (one >= least) reached.push(topic);
    if (one > (odds[likeliest] ?? 0)) likeliest = topic;
  }
  const given = reached.length > 0 ? reached : [...odds.keys()].slice(likeliest, likeliest + 1);
  given.sort((a, b) => (odds[b] ?? 0) - (odds[a] ?? 0) || a - b);
  if (given.length === 1) return given;
  let core: { topic: number; odds: number } | undefined;
  for (const topic of given) {
    const one = { topic, odds: coreOdds(topic) };
    if (core === undefined || one.odds > core.odds) core = one;
  }
  return core === undefined ? [] : [core.topic, ...given.filter((topic) => topic !== core.topic)];
}

/** The topics of a paper by a model; none when the model knows not a word of it. */
export function assignTopics(model: TopicModel, title: string, abstract: string): TopicAssignment[] {
  const fields = readPaper(title, abstract);
  const features = featuresOf(model.table, fields);
  if (features.grams.rows.length === 0 && features.sums.size === 0) return [];
  const odds = logOdds(model.topic, model.topics, features);
  let core: Float64Array | undefined;
  const coreOdds = (topic: number) => {
    core ??= logOdds(model.core, model.topics, features);
    return core[topic] ?? 0;
  };
  const evidence = evidenceReader(model, fields, features);
  return chooseTopics(model.threshold, odds, coreOdds).map((topic) => ({
    topic: model.topics[topic] ?? '',
    score: probability(odds[topic] ?? 0),
    evidence: evidence(topic),
  }));
}
