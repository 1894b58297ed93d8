/** A span of a paper, in UTF-16 offsets of the title or abstract given: start inclusive, end exclusive. */
export type Evidence = { field: 'title' | 'abstract'; start: number; end: number };

/**
 * A topic that a paper was given: its slug, a score in [0, 1], and the phrases that carried it, title before
 * abstract, in order and without overlap within each field.
 */
export type TopicAssignment = { topic: string; score: number; evidence: Evidence[] };
