import { asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { type Card, cardsOf } from '#db/queries/cards.ts';
import { selectIds } from '#db/queries/list-papers.ts';
import { authors, paperAuthors, papers, slugs } from '#db/schema.ts';
import { sorted } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/** Papers in a feed. */
const FEED_SIZE = 50;

/**
 * A paper as a feed shows it, with the first slug that it was ever given, the ISO time of the ingest that brought it,
 * and the names of its authors in order.
 */
export type FeedPaper = Card & { firstSlug: string; addedAt: string; authors: string[] };

/** The newest papers of a state, whatever its order and page. */
export async function feedPapers(db: Database, query: PaperQuery): Promise<FeedPaper[]> {
  const cards = await cardsOf(db, selectIds(db, sorted(query, 'newest'), FEED_SIZE, 0));
  const ids = cards.map(({ id }) => id);
  const named = db
    .select({ paperId: paperAuthors.paperId, name: authors.name })
    .from(paperAuthors)
    .innerJoin(authors, eq(authors.id, paperAuthors.authorId))
    .where(inArray(paperAuthors.paperId, ids))
    .orderBy(asc(paperAuthors.position))
    .all();
  const issued = db
    .select({ paperId: slugs.paperId, slug: slugs.slug })
    .from(slugs)
    .where(inArray(slugs.paperId, ids))
    // Rows stand in the order in which slugs were issued.
    .orderBy(sql`rowid desc`)
    .all();
  const added = db
    .select({ id: papers.id, addedAt: papers.addedAt })
    .from(papers)
    .where(inArray(papers.id, ids))
    .all();
  const addedAt = new Map(added.map((row) => [row.id, row.addedAt]));
  const first = new Map(issued.map(({ paperId, slug }) => [paperId, slug]));
  const namesOf = Map.groupBy(named, ({ paperId }) => paperId);
  return cards.map((card) => ({
    ...card,
    firstSlug: first.get(card.id) ?? card.slug,
    addedAt: addedAt.get(card.id) ?? '',
    authors: (namesOf.get(card.id) ?? []).map(({ name }) => name),
  }));
}
