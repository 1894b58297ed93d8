import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { type CountsThen, countHistory } from '#db/queries/count-history.ts';
import { relatedOf } from '#db/queries/related-papers.ts';
import {
  appearances,
  authors,
  categories,
  facts,
  links,
  overrides,
  paperAuthors,
  paperCategories,
  papers,
  paperTopics,
  slugs,
  sources,
  topics,
} from '#db/schema.ts';
import type { SourceFields, SourceKind } from '#lib/sources/record.ts';

type PaperRow = typeof papers.$inferSelect;
export type PaperTopic = Pick<typeof paperTopics.$inferSelect, 'rank' | 'score' | 'evidence' | 'by'> &
  Pick<typeof topics.$inferSelect, 'slug' | 'label' | 'short'>;
/** An author in the place that the source gives; `slug` is null until the next ingest where the name is an old one. */
export type PaperAuthor = Pick<typeof paperAuthors.$inferSelect, 'position'> &
  Pick<typeof authors.$inferSelect, 'name' | 'slug'>;
export type Reference = {
  source: string;
  file: string;
  kind: SourceKind;
  isListing: boolean;
  capturedOn: string | null;
  position: number;
  firstLine: number;
  lastLine: number;
  fields: SourceFields;
};
export type RelatedPaper = { slug: string; title: string; terms: string[]; sharedTopics: string[] };

/** What a correction by hand did to a paper's topics besides those that it added: `core` was made the main one. */
export type ByHand = {
  removed: Pick<typeof topics.$inferSelect, 'slug' | 'label'>[];
  core: string | undefined;
};

/** Everything that a permalink shows. */
export type PaperPage = {
  paper: PaperRow;
  organisation: { slug: string; name: string } | null;
  venue: { slug: string; name: string } | null;
  authors: PaperAuthor[];
  /** Subjects that an archive files it under, the main one first. */
  categories: Pick<typeof categories.$inferSelect, 'slug' | 'name'>[];
  topics: PaperTopic[];
  byHand: ByHand | undefined;
  links: Pick<typeof links.$inferSelect, 'kind' | 'url'>[];
  references: Reference[];
  /** Comments and upvotes on the days of its captures, the oldest first. */
  history: CountsThen[];
  related: RelatedPaper[];
};

/** The paper that a slug was ever issued for, and the slug that it has now; undefined for one that never was. */
export async function resolveSlug(
  db: Database,
  slug: string,
): Promise<{ paperId: number; current: string } | undefined> {
  return db
    .select({ paperId: papers.id, current: papers.slug })
    .from(slugs)
    .innerJoin(papers, eq(papers.id, slugs.paperId))
    .where(eq(slugs.slug, slug))
    .get();
}

export async function paperPage(db: Database, paperId: number): Promise<PaperPage | undefined> {
  const paper = db.select().from(papers).where(eq(papers.id, paperId)).get();
  if (!paper) return undefined;
  const tagged = db
    .select({
      slug: topics.slug,
      label: topics.label,
      short: topics.short,
      rank: paperTopics.rank,
      score: paperTopics.score,
      evidence: paperTopics.evidence,
      by: paperTopics.by,
    })
    .from(paperTopics)
    .innerJoin(topics, eq(topics.id, paperTopics.topicId))
    .where(eq(paperTopics.paperId, paperId))
    .orderBy(asc(paperTopics.rank))
    .all();
  const names = db
    .select({ position: paperAuthors.position, name: authors.name, slug: authors.slug })
    .from(paperAuthors)
    .innerJoin(authors, eq(authors.id, paperAuthors.authorId))
    .where(eq(paperAuthors.paperId, paperId))
    .orderBy(asc(paperAuthors.position))
    .all();
  return {
    paper,
    organisation: named(db, 'organisations', paper.organisationId),
    venue: named(db, 'venues', paper.venueId),
    authors: names,
    categories: db
      .select({ slug: categories.slug, name: categories.name })
      .from(paperCategories)
      .innerJoin(categories, eq(categories.id, paperCategories.categoryId))
      .where(eq(paperCategories.paperId, paperId))
      .orderBy(asc(paperCategories.position))
      .all(),
    topics: tagged,
    byHand: byHandOf(db, paperId),
    links: db
      .select({ kind: links.kind, url: links.url })
      .from(links)
      .where(eq(links.paperId, paperId))
      .orderBy(asc(links.id))
      .all(),
    references: [...referencesIn(db, appearances, paperId), ...referencesIn(db, facts, paperId)],
    history: await countHistory(db, paperId),
    related: relatedOf(db, paperId),
  };
}

/** The correction of a paper; undefined where there is none, or where it could not be done. */
function byHandOf(db: Database, paperId: number): ByHand | undefined {
  const row = db
    .select()
    .from(overrides)
    .where(and(eq(overrides.paperId, paperId), eq(overrides.refused, false)))
    .get();
  if (!row) return undefined;
  const removed = db
    .select({ slug: topics.slug, label: topics.label })
    .from(topics)
    .where(inArray(topics.slug, row.removed))
    .orderBy(asc(topics.id))
    .all();
  return { removed, core: row.asked.core };
}

function named(
  db: Database,
  table: 'organisations' | 'venues',
  id: number | null,
): { slug: string; name: string } | null {
  if (id === null) return null;
  return (
    db.get<{ slug: string; name: string }>(sql`select slug, name from ${sql.raw(table)} where id = ${id}`) ??
    null
  );
}

function referencesIn(db: Database, table: typeof appearances | typeof facts, paperId: number): Reference[] {
  return db
    .select({
      source: sources.slug,
      file: sources.file,
      kind: sources.kind,
      isListing: sources.isListing,
      capturedOn: sources.capturedOn,
      position: table.position,
      firstLine: table.firstLine,
      lastLine: table.lastLine,
      fields: table.fields,
    })
    .from(table)
    .innerJoin(sources, eq(sources.id, table.sourceId))
    .where(eq(table.paperId, paperId))
    .orderBy(asc(sources.slug), asc(table.position))
    .all();
}
