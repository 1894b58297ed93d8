import { excluded, withMatch, withValues } from '#lib/hrefs.ts';
import { EVERYTHING, type PaperQuery } from '#lib/paper-query.ts';

/** Papers on one topic and not on the other. */
export function onlyOn(topic: string, other: string): PaperQuery {
  return excluded(withValues(EVERYTHING, 'topic', [topic]), 'topic', other);
}

/** Papers on both topics. */
export function onBoth(a: string, b: string): PaperQuery {
  return withMatch(withValues(EVERYTHING, 'topic', [a, b]), 'all');
}

/** Papers on one of the topics, or on both. */
export function eitherOf(a: string, b: string): PaperQuery {
  return withValues(EVERYTHING, 'topic', [a, b]);
}
