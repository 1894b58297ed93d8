import type { GramTable } from '#lib/topics/model/gram-table.ts';
import { type GramVector, gramVector } from '#lib/topics/model/gram-vector.ts';
import { type GramWeights, gramWeights } from '#lib/topics/model/gram-weights.ts';
import { type PhraseSum, phraseSums } from '#lib/topics/phrase-sums.ts';
import type { ReadField } from '#lib/topics/read-paper.ts';

/** How many numbers a topic's own phrases give its regression. */
export const OWN = 3;

/**
 * One logistic regression a topic, for n topics: the log-odds of topic t are the sum of `bias[t]`,
 * `grams[row · n + t]` times the value of each gram, `phrases[u · n + t]` times what the phrases of every topic u say,
 * and `own[t · OWN + i]` times what its own phrases say.
 */
export type Regression = {
  grams: Float32Array;
  phrases: Float32Array;
  own: Float32Array;
  bias: Float32Array;
};

/** What tells the topics of a paper. */
export type TopicModel = {
  topics: readonly string[];
  table: GramTable;
  /** Whether the paper has a topic. */
  topic: Regression;
  /** Whether it is the paper's core topic. */
  core: Regression;
  /** The probability from which a topic is given, the same for all. */
  threshold: number;
};

/** What a model looks at in a paper: its grams, and by topic what the phrases say. */
export type Features = { grams: GramVector; sums: ReadonlyMap<string, PhraseSum> };

/** Reads the features of a paper off its words. */
export function featuresOf(table: GramTable, fields: readonly ReadField[]): Features {
  return { grams: gramVector(table, fields), sums: phraseSums(fields) };
}

/** What the phrases of a topic tell the regressions of all topics. */
export function phraseValue(sum: number): number {
  return 0.15 * Math.tanh(sum / 1.5);
}

/** What they tell the topic's own regression besides: the sum, its bounded form, and that squared. */
export function ownValues(sum: number): [number, number, number] {
  const bounded = Math.tanh(sum / 1.5);
  return [0.3 * sum, bounded, bounded * bounded];
}

function addGrams(odds: Float64Array, gramWeights: GramWeights, { rows, values }: GramVector): void {
  const { starts, codes, bits, weights } = gramWeights;
  const mask = 2 ** bits - 1;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number; // this and all that follow are within their tables
    const value = values[at] as number;
    const end = starts[row + 1] as number;
    for (let place = starts[row] as number; place < end; place += 1) {
      const code = codes[place] as number;
      const topic = code >>> bits;
      odds[topic] = (odds[topic] as number) + value * (weights[code & mask] as number);
    }
  }
}

/** The log-odds of every topic, in the order of `topics`. */
export function logOdds(regression: Regression, topics: readonly string[], features: Features): Float64Array {
  const { grams, phrases, own, bias } = regression;
  const n = topics.length;
  const odds = Float64Array.from(bias);
  addGrams(odds, gramWeights(grams, n), features.grams);
  for (const [u, topic] of topics.entries()) {
    const sum = features.sums.get(topic)?.sum ?? 0;
    if (sum === 0) continue;
    const value = phraseValue(sum);
    for (let t = 0; t < n; t += 1) odds[t] = (odds[t] ?? 0) + value * (phrases[u * n + t] ?? 0);
    odds[u] = (odds[u] ?? 0) + saidByOwn(own, u, sum);
  }
  return odds;
}

/** What the phrases of a topic add to its own log-odds. */
export function saidByOwn(own: Float32Array, topic: number, sum: number): number {
  const values = ownValues(sum);
  let said = 0;
  for (let i = 0; i < OWN; i += 1) said += (values[i] ?? 0) * (own[topic * OWN + i] ?? 0);
  return said;
}

/** The probability that log-odds stand for, in (0, 1). */
export function probability(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
