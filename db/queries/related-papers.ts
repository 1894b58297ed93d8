import { eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import type { RelatedPaper } from '#db/queries/paper-page.ts';
import { papers, relatedPapers } from '#db/schema.ts';
import { relatedOnDemand } from '#db/search/related-papers.ts';
import { RELATED } from '#lib/related.ts';

/** The papers nearest to one, nearest first: those that an ingest put down, or, where they are too many for that, worked out now. */
export function relatedOf(db: Database, paperId: number): RelatedPaper[] {
  const near = stored(db, paperId) ?? relatedOnDemand(db, paperId, RELATED);
  // That two papers fit no topic is nothing that they share.
  const shared = sql<string>`(select coalesce(json_group_array(t.short), '[]') from (
    select topic_id from paper_topics where paper_id = ${paperId}
    intersect select topic_id from paper_topics where paper_id = ${papers.id}) both
    join topics t on t.id = both.topic_id where t.slug <> coalesce((select otherwise from taxonomy), ''))`;
  const others = db
    .select({ id: papers.id, slug: papers.slug, title: papers.titleText, shared })
    .from(papers)
    .where(
      inArray(
        papers.id,
        near.map(({ id }) => id),
      ),
    )
    .all();
  const byId = new Map(others.map((other) => [other.id, other]));
  return near.flatMap(({ id, terms }) => {
    const other = byId.get(id);
    return other
      ? [{ slug: other.slug, title: other.title, terms, sharedTopics: JSON.parse(other.shared) }]
      : [];
  });
}

/** Undefined where no neighbours are stored of any paper. */
function stored(db: Database, paperId: number): { id: number; terms: string[] }[] | undefined {
  const near = db
    .select({ id: relatedPapers.otherId, terms: relatedPapers.terms })
    .from(relatedPapers)
    .where(eq(relatedPapers.paperId, paperId))
    .orderBy(relatedPapers.rank)
    .all();
  if (near.length > 0) return near;
  return db.select({ id: relatedPapers.paperId }).from(relatedPapers).limit(1).get() ? [] : undefined;
}
