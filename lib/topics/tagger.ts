import type { TopicAssignment } from '#lib/topics/assignment.ts';
import { TAGGER_VERSION, tagPaper } from '#lib/topics/tag.ts';

/**
 * Gives papers their topics, at least one each, the one that a paper is most likely about first. Deterministic, never
 * throws; papers that were tagged under another `version` are stale.
 */
export type Tagger = {
  version: string;
  tag: (title: string, abstract: string) => TopicAssignment[];
};

/** The tagger of the taxonomy that ships. */
export const shippedTagger: Tagger = { version: TAGGER_VERSION, tag: tagPaper };
