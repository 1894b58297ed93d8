import { type SQL, sql } from 'drizzle-orm';
import { papers } from '#db/schema.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import type { Sort } from '#lib/sorts.ts';

/** The order in which listings print papers, and the tie-break of every sort. */
const PRINTED = sql`${papers.firstSourceId}, ${papers.firstPosition}, ${papers.id}`;

const NEWEST = sql`${papers.publishedOn} is null, ${papers.publishedOn} desc, ${PRINTED}`;

/** One entry a sort of lib/sorts.ts but relevance, which the search itself ranks by: what follows ORDER BY. */
export const SORT_SQL: Record<Exclude<Sort, 'relevance'>, (query: PaperQuery) => SQL> = {
  // Papers whose core topic was chosen come first, by the strength of the chosen topic.
  strength: ({ chosen }) => {
    const assigned = sql`from paper_topics pt join topics t on t.id = pt.topic_id where pt.paper_id = ${papers.id} and t.slug in ${[...chosen.topic]}`;
    return sql`(select min(pt.rank) > 1 ${assigned}), (select max(pt.score) ${assigned}) desc, ${papers.listingCount} desc, ${PRINTED}`;
  },
  newest: () => NEWEST,
  trending: () => sql`${papers.trending} is null, ${papers.trending} desc, ${NEWEST}`,
  discussed: () => sql`${papers.commentCount} is null, ${papers.commentCount} desc, ${NEWEST}`,
  title: () => sql`${papers.titleKey}, ${papers.id}`,
};
