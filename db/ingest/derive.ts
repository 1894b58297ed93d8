import { eq, sql } from 'drizzle-orm';
import { type Attachments, replaceAttachments } from '#db/ingest/attachments.ts';
import { organisationId, venueId } from '#db/ingest/names.ts';
import { issueSlug } from '#db/ingest/slugs.ts';
import { paperRow, snapshot } from '#db/ingest/snapshot.ts';
import { given, prepared } from '#db/ingest/statements.ts';
import { type Topics, topicsOf } from '#db/ingest/topics-of.ts';
import type { Database } from '#db/open.ts';
import { appearances, facts, papers, sources } from '#db/schema.ts';
import { type MergedFields, mergeReadings, type Reading } from '#lib/merge-readings.ts';
import type { LinkKind } from '#lib/sources/record.ts';
import { cleanText } from '#lib/text/clean.ts';
import { findLinks } from '#lib/text/links.ts';
import { titleKey } from '#lib/text/title-key.ts';
import type { Tagger } from '#lib/topics/tagger.ts';
import { trending } from '#lib/trending.ts';

/**
 * Names the code and the tagger that everything below comes from. What was derived by another version is derived again
 * at the next ingest; raise the number when the cleaning of texts, the merging, the links or the terms of related
 * papers change.
 */
export function derivedWith(tagger: Tagger): string {
  return `6-${tagger.version}`;
}

type Paper = typeof papers.$inferSelect;

/** How a run derives papers: when it began, as an ISO time, and what topics are worked out from. */
export type Derivation = Topics & { now: string };

/**
 * Makes everything that is shown of a paper again, from all that its sources say.
 *
 * @param isNew whether it was made in this run: such a paper has nothing that could have changed.
 * @returns whether anything that a reader sees has changed.
 */
export function derivePaper(db: Database, paperId: number, run: Derivation, isNew: boolean): boolean {
  const before = isNew ? undefined : snapshot(db, paperId);
  const merged = mergeReadings(readingsOf(db, paperId));
  const texts = { titleText: cleanText(merged.title), abstractText: cleanText(merged.abstract) };
  const attached = attachmentsOf(merged, texts, topicsOf(db, paperId, run, texts));
  const row = paperRow(db, paperId);
  storeTexts(db, row, texts);
  updatePaper(db).run({
    id: paperId,
    ...columnsOf(db, merged),
    ...placesOf(db, row),
    codeUrl: attached.links.find(({ kind }) => kind === 'code')?.url ?? null,
    topicId: coreTopic(attached),
  });
  issueSlug(db, paperId, {
    title: texts.titleText,
    titleKey: titleKey(merged.title),
    asked: merged.slug,
  });
  replaceAttachments(db, paperId, attached);
  if (isNew) arrive(db).run({ paperId, now: run.now });
  const hasChanged = before !== undefined && snapshot(db, paperId) !== before;
  if (hasChanged) change(db).run({ paperId, now: run.now });
  return hasChanged;
}

const ofPaper = eq(papers.id, sql.placeholder('paperId'));
const now = sql`${sql.placeholder('now')}`;
const arrive = prepared((db) =>
  db.update(papers).set({ addedAt: now, changedAt: now }).where(ofPaper).prepare(),
);
const change = prepared((db) => db.update(papers).set({ changedAt: now }).where(ofPaper).prepare());

const readings = [appearances, facts].map((table) =>
  prepared((db) =>
    db
      .select({
        fields: table.fields,
        isListing: sql<number>`${table === appearances ? 1 : 0}`,
        capturedDay: sources.capturedDay,
        capturedOn: sources.capturedOn,
        fetchedAt: sources.fetchedAt,
        file: sources.file,
        sha256: sources.sha256,
        position: table.position,
      })
      .from(table)
      .innerJoin(sources, eq(sources.id, table.sourceId))
      .where(eq(table.paperId, sql.placeholder('paperId')))
      .prepare(),
  ),
);

function readingsOf(db: Database, paperId: number): Reading[] {
  const rows = readings.flatMap((statement) => statement(db).all({ paperId }));
  return rows.map((row) => ({ ...row, isListing: row.isListing === 1 }));
}

type Texts = { titleText: string; abstractText: string };

function attachmentsOf(
  merged: MergedFields,
  { abstractText }: Texts,
  topics: Attachments['topics'],
): Attachments {
  return {
    authors: merged.authors ?? [],
    categories: merged.categories ?? [],
    links: linksOf(merged, abstractText),
    topics,
  };
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

function coreTopic({ topics: [core] }: Attachments): number {
  if (!core) throw new Error('The tagger gave no topic, and every paper has at least one.');
  return core.topicId;
}

const updateTexts = prepared((db) =>
  db
    .update(papers)
    .set(given({ titleText: papers.titleText, abstractText: papers.abstractText }))
    .where(eq(papers.id, sql.placeholder('id')))
    .prepare(),
);

/** Apart from the other columns, and only where they differ: writing them makes their full-text entry anew. */
function storeTexts(db: Database, row: Paper, texts: Texts): void {
  if (row.titleText === texts.titleText && row.abstractText === texts.abstractText) return;
  updateTexts(db).run({ id: row.id, ...texts });
}

const DERIVED = {
  title: papers.title,
  titleKey: papers.titleKey,
  abstract: papers.abstract,
  publishedOn: papers.publishedOn,
  publishedPrecision: papers.publishedPrecision,
  year: papers.year,
  yearInferred: papers.yearInferred,
  authorCount: papers.authorCount,
  organisationId: papers.organisationId,
  venue: papers.venue,
  venueId: papers.venueId,
  arxivId: papers.arxivId,
  doi: papers.doi,
  commentCount: papers.commentCount,
  upvotes: papers.upvotes,
  codeUrl: papers.codeUrl,
  trending: papers.trending,
  listingCount: papers.listingCount,
  firstSourceId: papers.firstSourceId,
  firstPosition: papers.firstPosition,
  topicId: papers.topicId,
};
type Derived = Pick<Paper, keyof typeof DERIVED>;

const updatePaper = prepared((db) => {
  const statement = db
    .update(papers)
    .set(given(DERIVED))
    .where(eq(papers.id, sql.placeholder('id')))
    .prepare();
  return { run: (row: Derived & { id: number }) => statement.run(row) };
});

type Placed = Pick<Paper, 'listingCount' | 'firstSourceId' | 'firstPosition'>;

function columnsOf(db: Database, merged: MergedFields): Omit<Derived, keyof Placed | 'codeUrl' | 'topicId'> {
  return {
    title: merged.title,
    titleKey: titleKey(merged.title),
    abstract: merged.abstract,
    publishedOn: merged.published?.on ?? null,
    publishedPrecision: merged.published?.precision ?? null,
    year: merged.published?.year ?? null,
    yearInferred: merged.published?.inferred ?? false,
    authorCount: merged.authorCount ?? null,
    organisationId: organisationId(db, merged),
    venue: merged.venue ?? null,
    venueId: venueId(db, merged),
    arxivId: merged.arxivId ?? null,
    doi: merged.doi ?? null,
    commentCount: merged.commentCount ?? null,
    upvotes: merged.upvotes ?? null,
    trending: trending(merged) ?? null,
  };
}

const places = prepared((db) =>
  db
    .select({ sourceId: appearances.sourceId, position: appearances.position })
    .from(appearances)
    .where(eq(appearances.paperId, sql.placeholder('paperId')))
    .orderBy(appearances.sourceId, appearances.position)
    .prepare(),
);

function placesOf(db: Database, { id, firstSourceId, firstPosition }: Paper): Placed {
  const found = places(db).all({ paperId: id });
  return {
    listingCount: new Set(found.map(({ sourceId }) => sourceId)).size,
    firstSourceId: found[0]?.sourceId ?? firstSourceId,
    firstPosition: found[0]?.position ?? firstPosition,
  };
}
