import type { Database } from '#db/open.ts';
import { papers, relatedPapers } from '#db/schema.ts';
import { neighbours, termVectors } from '#lib/related.ts';

/** How many related papers a permalink shows. */
const RELATED = 6;

/** Works out the related papers of all papers: a paper that comes or changes moves the neighbours of others. */
export function relatePapers(db: Database): void {
  const texts = db
    .select({ id: papers.id, title: papers.titleText, abstract: papers.abstractText })
    .from(papers)
    .orderBy(papers.id)
    .all();
  db.delete(relatedPapers).run();
  for (const [paperId, near] of neighbours(termVectors(texts), RELATED)) {
    const rows = near.map(({ id, score, terms }, index) => ({
      paperId,
      rank: index + 1,
      otherId: id,
      score,
      terms,
    }));
    if (rows.length > 0) db.insert(relatedPapers).values(rows).run();
  }
}
