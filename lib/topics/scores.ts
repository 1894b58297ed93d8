import { weighSentences } from '#lib/topics/cues.ts';
import { findMatches, type Match, spanOf } from '#lib/topics/phrase-matches.ts';
import { levelWeights } from '#lib/topics/signals/notation.ts';
import type { Token } from '#lib/topics/tokens.ts';

/** A span of a paper, in UTF-16 offsets of the title or abstract given: start inclusive, end exclusive. */
export type Evidence = { field: 'title' | 'abstract'; start: number; end: number };

/** What was found for one topic. `sum` may be negative; `score` is 1 − exp(−sum), at least 0. */
export type TopicScore = { sum: number; score: number; evidence: Evidence[] };

/** How much more a phrase counts in the title than once in a plain sentence of the abstract. */
export const titleWeight = 1.5;

/** How many UTF-16 units of a field are read. No abstract is so long; it bounds the time of any input. */
const readLimit = 40_000;

/** A title or an abstract, read: what was found in it, and what each of its sentences counts. */
type ReadField = {
  field: Evidence['field'];
  tokens: Token[];
  byTopic: Map<string, Match[]>;
  sentences: number[];
};

function readField(field: Evidence['field'], text: string): ReadField {
  const { tokens, byTopic } = findMatches(text.slice(0, readLimit), field);
  return { field, tokens, byTopic, sentences: field === 'abstract' ? weighSentences(tokens) : [] };
}

/**
 * How repetition counts: the first plain mention counts 1, and however many more there are, no more than 1.58
 * in all (1 − exp(−n), scaled so that n = 1 gives 1).
 */
function saturate(mentions: number): number {
  return (1 - Math.exp(-mentions)) / (1 - Math.exp(-1));
}

/**
 * Scores every topic of which some phrase stands in the paper. Each phrase adds its weight times its mentions
 * (sentences weighed, repetition saturated) and once more, times `titleWeight`, when the title has it.
 */
export function scoreTopics(title: string, abstract: string): Map<string, TopicScore> {
  const fields = [readField('title', title), readField('abstract', abstract)];
  const scores = new Map<string, TopicScore>();
  for (const topic of new Set(fields.flatMap((read) => [...read.byTopic.keys()]))) {
    const evidence: Evidence[] = [];
    let sum = 0;
    for (const read of fields) {
      const mentions = new Map<string, { weight: number; count: number }>();
      for (const match of read.byTopic.get(topic) ?? []) {
        const { level, phrase } = match.value;
        const weight = levelWeights[level];
        const seen = mentions.get(phrase) ?? { weight, count: 0 };
        seen.count += read.sentences[read.tokens[match.first]?.sentence ?? 0] ?? 1;
        mentions.set(phrase, seen);
        if (weight > 0) evidence.push({ field: read.field, ...spanOf(match, read.tokens) });
      }
      for (const { weight, count } of mentions.values()) {
        sum += weight * (read.field === 'title' ? titleWeight : saturate(count));
      }
    }
    scores.set(topic, { sum, score: 1 - Math.exp(-Math.max(0, sum)), evidence });
  }
  return scores;
}
