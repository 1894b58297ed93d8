import type { TopicAssignment } from '#lib/topics/assignment.ts';
import { contentHash } from '#lib/topics/content-hash.ts';
import { backgroundCues, ownCues, sentenceWeights } from '#lib/topics/cues.ts';
import { assignTopics } from '#lib/topics/model/assign.ts';
import { unpackModel } from '#lib/topics/model/packing.ts';
import type { TopicModel } from '#lib/topics/model/topic-model.ts';
import { levelWeights } from '#lib/topics/signals/notation.ts';
import { signals } from '#lib/topics/signals/table.ts';
import weights from './weights.json' with { type: 'json' };

/**
 * Given to a paper of which not one word is known. Such a paper names no task, modality or method of the taxonomy;
 * what is left is most often an analysis or a piece of theory.
 */
export const fallbackTopic = 'interpretability';

/** Raise it when words, grams, features or evidence are read off a paper in another way (lib/topics, but the tables). */
const CODE = 3;

/** Changes whenever a signal or a weight does: papers tagged by another are stale. */
export const TAGGER_VERSION: string = contentHash({
  CODE,
  weights,
  signals,
  levelWeights,
  sentenceWeights,
  cues: { ownCues, backgroundCues },
  fallbackTopic,
});

let model: TopicModel | undefined;

/** Unpacked when it is first asked for: it takes 100 MB, and who only hands papers on needs none of it. */
function shippedModel(): TopicModel {
  model ??= unpackModel(weights);
  return model;
}

/**
 * The topics of a paper, by its title and abstract (which may be empty), each with its probability as its score. At
 * least one: when none reaches the threshold, the likeliest; when not one word is known, `fallbackTopic` with score 0
 * and no evidence. The one that the paper is most likely about comes first, the others by falling score, ties in
 * taxonomy order. Deterministic, never throws, linear in the length of the text.
 */
export function tagPaper(title: string, abstract: string): TopicAssignment[] {
  const given = assignTopics(shippedModel(), title, abstract);
  return given.length > 0 ? given : [{ topic: fallbackTopic, score: 0, evidence: [] }];
}
