import { eq, sql } from 'drizzle-orm';
import { issueSlug } from '#db/ingest/slugs.ts';
import type { Database } from '#db/open.ts';
import {
  appearances,
  authors,
  facts,
  links,
  organisations,
  paperAuthors,
  papers,
  paperTopics,
  sources,
  topics,
  venues,
} from '#db/schema.ts';
import { type MergedFields, mergeReadings, type Reading } from '#lib/merge-readings.ts';
import type { LinkKind } from '#lib/sources/record.ts';
import { cleanText } from '#lib/text/clean.ts';
import { findLinks } from '#lib/text/links.ts';
import { slugify } from '#lib/text/slug.ts';
import { titleKey } from '#lib/text/title-key.ts';
import { TAGGER_VERSION, tagPaper } from '#lib/topics/tag.ts';
import { venueSeries } from '#lib/venues.ts';

/**
 * Names the code that everything below comes from. What was derived by another version is derived again at the next
 * ingest; raise the number when the cleaning of texts, the merging, the links or the terms of
 * related papers change.
 */
export const DERIVED_WITH = `2-${TAGGER_VERSION}`;

type Paper = typeof papers.$inferSelect;

/** Everything that is shown of a paper, made again from all that its sources say. @returns whether it has changed. */
export function derivePaper(db: Database, paperId: number, topicIds: ReadonlyMap<string, number>): boolean {
  const before = snapshot(db, paperId);
  const merged = mergeReadings(readingsOf(db, paperId));
  const titleText = cleanText(merged.title);
  const abstractText = cleanText(merged.abstract);
  const found = linksOf(merged, abstractText);
  const assigned = tagPaper(titleText, abstractText).map((assignment, index) => ({
    paperId,
    topicId: topicId(topicIds, assignment.topic),
    rank: index + 1,
    score: assignment.score,
    evidence: assignment.evidence,
  }));
  const places = db
    .select({ sourceId: appearances.sourceId, position: appearances.position })
    .from(appearances)
    .where(eq(appearances.paperId, paperId))
    .orderBy(appearances.sourceId, appearances.position)
    .all();
  const key = titleKey(merged.title);
  db.update(papers)
    .set({
      title: merged.title,
      titleKey: key,
      abstract: merged.abstract,
      ...(before.paper.titleText !== titleText && { titleText }),
      ...(before.paper.abstractText !== abstractText && { abstractText }),
      publishedOn: merged.published?.on ?? null,
      publishedPrecision: merged.published?.precision ?? null,
      year: merged.published?.year ?? null,
      yearInferred: merged.published?.inferred ?? false,
      authorCount: merged.authorCount ?? null,
      organisationId: organisationId(db, merged),
      venue: merged.venue ?? null,
      venueId: venueId(db, merged),
      arxivId: merged.arxivId?.replace(/v\d+$/, '') ?? null,
      doi: merged.doi ?? null,
      commentCount: merged.commentCount ?? null,
      upvotes: merged.upvotes ?? null,
      codeUrl: found.find(({ kind }) => kind === 'code')?.url ?? null,
      listingCount: new Set(places.map(({ sourceId }) => sourceId)).size,
      firstSourceId: places[0]?.sourceId ?? before.paper.firstSourceId,
      firstPosition: places[0]?.position ?? before.paper.firstPosition,
      topicId: assigned[0]?.topicId ?? 1,
    })
    .where(eq(papers.id, paperId))
    .run();
  if (!isSlugOf(before.paper.slug, slugify(titleText))) issueSlug(db, paperId, titleText, key);
  replaceRows(db, paperId, merged.authors ?? [], found, assigned);
  return JSON.stringify(snapshot(db, paperId)) !== JSON.stringify(before);
}

/** A slug keeps serving its paper while the title still asks for it, with or without a number. */
function isSlugOf(slug: string, base: string): boolean {
  return (
    slug === base || (slug.startsWith(`${base}-`) && /^\d+$/.test(slug.slice(base.length + 1))) || base === ''
  );
}

function readingsOf(db: Database, paperId: number): Reading[] {
  return [appearances, facts].flatMap((table) =>
    db
      .select({
        fields: table.fields,
        isListing: sql<number>`${table === appearances ? 1 : 0}`,
        capturedDay: sources.capturedDay,
        capturedOn: sources.capturedOn,
        file: sources.file,
        sha256: sources.sha256,
        position: table.position,
      })
      .from(table)
      .innerJoin(sources, eq(sources.id, table.sourceId))
      .where(eq(table.paperId, paperId))
      .all()
      .map((row) => ({ ...row, isListing: row.isListing === 1 })),
  );
}

/** Links that a source gives come before those found in the abstract. */
function linksOf(merged: MergedFields, abstractText: string): { kind: LinkKind; url: string }[] {
  const all = [...(merged.links ?? []), ...findLinks(abstractText)];
  const byAddress = new Map<string, { kind: LinkKind; url: string }>();
  for (const { kind, url } of all) {
    const address = url
      .replace(/^https?:\/\/(www\.)?/, '')
      .replace(/(\.git|\/)+$/, '')
      .toLowerCase();
    if (!byAddress.has(address)) byAddress.set(address, { kind, url });
  }
  return [...byAddress.values()];
}

function organisationId(db: Database, { organisation }: MergedFields): number | null {
  if (!organisation) return null;
  const slug = slugify(organisation.slug) || slugify(organisation.name);
  if (!slug) return null;
  const { name } = organisation;
  return db
    .insert(organisations)
    .values({ slug, name })
    .onConflictDoUpdate({ target: organisations.slug, set: { name } })
    .returning({ id: organisations.id })
    .get().id;
}

function venueId(db: Database, { venue }: MergedFields): number | null {
  if (!venue) return null;
  const series = venueSeries(venue);
  return db
    .insert(venues)
    .values(series)
    .onConflictDoUpdate({ target: venues.slug, set: { name: series.name } })
    .returning({ id: venues.id })
    .get().id;
}

function replaceRows(
  db: Database,
  paperId: number,
  names: string[],
  found: { kind: LinkKind; url: string }[],
  assigned: (typeof paperTopics.$inferInsert)[],
): void {
  for (const table of [paperAuthors, links, paperTopics])
    db.delete(table).where(eq(table.paperId, paperId)).run();
  for (const [index, name] of names.entries()) {
    const { id } = db
      .insert(authors)
      .values({ name })
      .onConflictDoUpdate({ target: authors.name, set: { name } })
      .returning({ id: authors.id })
      .get();
    db.insert(paperAuthors)
      .values({ paperId, position: index + 1, authorId: id })
      .run();
  }
  if (found.length > 0)
    db.insert(links)
      .values(found.map((link) => ({ paperId, ...link })))
      .run();
  if (assigned.length > 0) db.insert(paperTopics).values(assigned).run();
}

function topicId(ids: ReadonlyMap<string, number>, slug: string): number {
  const id = ids.get(slug);
  if (id === undefined)
    throw new Error(`The tagger gave the topic “${slug}”, which the taxonomy does not have.`);
  return id;
}

/** What a reader of the site can tell about a paper, for telling whether an ingest changed it. */
function snapshot(db: Database, paperId: number): { paper: Paper; rest: unknown[] } {
  const paper = db.select().from(papers).where(eq(papers.id, paperId)).get();
  if (!paper) throw new Error(`There is no paper ${paperId} to derive.`);
  const names = db
    .select({ name: authors.name })
    .from(paperAuthors)
    .innerJoin(authors, eq(authors.id, paperAuthors.authorId))
    .where(eq(paperAuthors.paperId, paperId))
    .orderBy(paperAuthors.position);
  const tagged = db
    .select({ topic: topics.slug, score: paperTopics.score })
    .from(paperTopics)
    .innerJoin(topics, eq(topics.id, paperTopics.topicId))
    .where(eq(paperTopics.paperId, paperId))
    .orderBy(paperTopics.rank);
  const linked = db
    .select({ url: links.url })
    .from(links)
    .where(eq(links.paperId, paperId))
    .orderBy(links.url);
  return { paper, rest: [names.all(), tagged.all(), linked.all()] };
}
