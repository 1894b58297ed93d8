import { asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { appearances, organisations, papers, paperTopics, sources, topics } from '#db/schema.ts';
import type { SourceKind } from '#lib/sources/record.ts';

const COLUMNS = {
  id: papers.id,
  slug: papers.slug,
  title: papers.titleText,
  abstract: papers.abstractText,
  publishedOn: papers.publishedOn,
  yearInferred: papers.yearInferred,
  authorCount: papers.authorCount,
  commentCount: papers.commentCount,
  upvotes: papers.upvotes,
  venue: papers.venue,
  organisation: organisations.name,
  organisationSlug: organisations.slug,
} as const;

type Row = {
  [K in 'id' | 'slug' | 'title' | 'abstract']: K extends 'id' ? number : string;
} & Pick<
  typeof papers.$inferSelect,
  'publishedOn' | 'yearInferred' | 'authorCount' | 'commentCount' | 'upvotes' | 'venue'
> & {
    organisation: string | null;
    organisationSlug: string | null;
  };

export type CardTopic = Pick<typeof topics.$inferSelect, 'slug' | 'label' | 'short'>;

/** Where a listing prints a paper. */
type Place = { source: string; kind: SourceKind; position: number };

/** What a list shows of a paper; topics with the core one first, places in the order of the sources. */
export type Card = Row & { topics: CardTopic[]; places: Place[] };

/** The cards of papers, in the order of the ids given; ids without a paper are left out. */
export async function cardsOf(db: Database, ids: readonly number[]): Promise<Card[]> {
  if (ids.length === 0) return [];
  const wanted = [...ids];
  const rows = db
    .select(COLUMNS)
    .from(papers)
    .leftJoin(organisations, eq(organisations.id, papers.organisationId))
    .where(inArray(papers.id, wanted))
    .all();
  const tagged = db
    .select({ paperId: paperTopics.paperId, slug: topics.slug, label: topics.label, short: topics.short })
    .from(paperTopics)
    .innerJoin(topics, eq(topics.id, paperTopics.topicId))
    .where(inArray(paperTopics.paperId, wanted))
    .orderBy(asc(paperTopics.rank))
    .all();
  const printed = db
    .select({
      paperId: appearances.paperId,
      source: sources.slug,
      kind: sources.kind,
      position: appearances.position,
    })
    .from(appearances)
    .innerJoin(sources, eq(sources.id, appearances.sourceId))
    .where(inArray(appearances.paperId, wanted))
    .orderBy(asc(sources.slug), asc(appearances.position))
    .all();
  const topicsOf = Map.groupBy(tagged, ({ paperId }) => paperId);
  const placesOf = Map.groupBy(printed, ({ paperId }) => paperId);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const cardTopics = (topicsOf.get(id) ?? []).map(({ slug, label, short }) => ({ slug, label, short }));
    const places = (placesOf.get(id) ?? []).map(({ source, kind, position }) => ({ source, kind, position }));
    return [{ ...row, topics: cardTopics, places }];
  });
}
