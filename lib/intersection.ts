import { UNDATED } from '#lib/facets.ts';
import { withMatch, withValues } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/**
 * The papers of a state that are on all of some topics, as a state. Undefined where no address says that: of several
 * alternatives (`topic=a&topic=b`) none is given up for a topic that is not one of them.
 */
export function onTopics(query: PaperQuery, topics: readonly string[]): PaperQuery | undefined {
  const { chosen, not } = query;
  if (topics.some((topic) => not.some(({ facet, value }) => facet === 'topic' && value === topic)))
    return undefined;
  if (asksForEither(query) && !topics.some((topic) => chosen.topic.includes(topic))) return undefined;
  const all = withValues(query, 'topic', asksForEither(query) ? topics : [...chosen.topic, ...topics]);
  return all.chosen.topic.length > 1 ? withMatch(all, 'all') : withMatch(all, 'any');
}

/** Whether a state asks for any of several topics, so that its papers on yet another one have no address. */
export function asksForEither({ chosen, match }: PaperQuery): boolean {
  return match === 'any' && chosen.topic.length > 1;
}

/** The papers of a state that are dated in some years in which it has papers: a state that chooses just them. */
export function inYears(query: PaperQuery, years: Iterable<number>): PaperQuery {
  return withValues(query, 'year', [...years].map(String));
}

/** The papers of a state that carry no date: only where it has some. */
export function undated(query: PaperQuery): PaperQuery {
  return withValues(query, 'year', [UNDATED]);
}
