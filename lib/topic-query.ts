import { asked, EVERYTHING, NOTHING_CHOSEN, type PaperQuery } from '#lib/paper-query.ts';
import { type Params, type QueryProblem, readOne, readPage } from '#lib/params.ts';
import type { Sort } from '#lib/sorts.ts';

/** The orders of a topic's page; the first is its default. */
export const TOPIC_SORTS = ['strength', 'newest', 'discussed', 'title'] as const satisfies readonly Sort[];

/** A topic's page: a page of its papers in one of its orders. */
export type TopicQuery = { sort: Sort; page: number };

/** The only reader of a topic page's parameters, which are two of the explorer's with another default. */
export function parseTopicQuery(params: Params): TopicQuery & { problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const sort: Sort =
    readOne(params, 'sort', (text) => TOPIC_SORTS.find((sort) => sort === text), problems) ?? TOPIC_SORTS[0];
  return { sort, page: readPage(params, problems), problems };
}

/** The explorer's state with the same papers in the same order. */
export function topicState(topic: string, { sort, page }: TopicQuery): PaperQuery {
  const state = { ...EVERYTHING, chosen: { ...NOTHING_CHOSEN, topic: [topic] }, page };
  return { ...state, sort: asked(state, sort) };
}
