import { eq, sql } from 'drizzle-orm';
import { attach, removeAttachments } from '#db/ingest/attachments.ts';
import { organisationId, venueId } from '#db/ingest/names.ts';
import { issueSlug, newSlug } from '#db/ingest/slugs.ts';
import { paperRow, snapshot } from '#db/ingest/snapshot.ts';
import { given, inserter, prepared } from '#db/ingest/statements.ts';
import { type Topics, topicsOf } from '#db/ingest/topics-of.ts';
import type { Database } from '#db/open.ts';
import { appearances, papers, sources } from '#db/schema.ts';
import type { DerivedPaper } from '#lib/derivation.ts';
import type { Tagger } from '#lib/topics/tagger.ts';
import { trending } from '#lib/trending.ts';

/**
 * Names the code and the tagger that everything below comes from. What was derived by another version is derived again
 * at the next ingest; raise the number when the cleaning of texts, the merging, the links or the terms of related
 * papers change.
 */
export function derivedWith(tagger: Tagger): string {
  return `7-${tagger.version}`;
}

type Paper = typeof papers.$inferSelect;

/** How a run stores papers: when it began, as an ISO time, and what topics are worked out from. */
export type Derivation = Topics & { now: string };

/**
 * Puts what was worked out of a paper (lib/derivation.ts) in the place of what is stored of it.
 *
 * @param isNew whether it was made in this run: such a paper has nothing that could have changed.
 * @returns whether anything that a reader sees has changed.
 */
export function storePaper(
  db: Database,
  paperId: number,
  derived: DerivedPaper,
  run: Derivation,
  isNew: boolean,
): boolean {
  const before = isNew ? undefined : snapshot(db, paperId);
  const topics = topicsOf(db, paperId, run, derived.topics, false);
  const row = paperRow(db, paperId);
  storeTexts(db, row, derived);
  updatePaper(db).run({
    id: paperId,
    ...columnsOf(db, derived),
    ...placesOf(db, row),
    topicId: coreTopic(topics),
  });
  issueSlug(db, paperId, {
    title: derived.titleText,
    titleKey: derived.titleKey,
    asked: derived.merged.slug,
  });
  removeAttachments(db, paperId);
  attach(db, paperId, { ...derived.merged, links: derived.links, topics });
  if (isNew) arrive(db).run({ paperId, now: run.now });
  const hasChanged = before !== undefined && snapshot(db, paperId) !== before;
  if (hasChanged) change(db).run({ paperId, now: run.now });
  return hasChanged;
}

/** A record that is all that is said of its paper, and the place of it (db/ingest/identify.ts). */
export type LoneRecord = { id: number; sourceId: number; position: number };

const insert = inserter(papers);
const belong = prepared((db) =>
  db.$client.prepare<[paperId: number, id: number]>('update appearances set paper_id = ? where id = ?'),
);

/** Stores a paper that a lone record makes, under the id that was kept for it: the whole row in one go. */
export function storeNewPaper(
  db: Database,
  paperId: number,
  record: LoneRecord,
  derived: DerivedPaper,
  run: Derivation,
): void {
  const topics = topicsOf(db, paperId, run, derived.topics, true);
  const { slug, issue } = newSlug(db, derived.slug, derived.titleKey);
  insert(db)({
    id: paperId,
    slug,
    titleText: derived.titleText,
    abstractText: derived.abstractText,
    ...columnsOf(db, derived),
    addedAt: run.now,
    changedAt: run.now,
    listingCount: 1,
    firstSourceId: record.sourceId,
    firstPosition: record.position,
    topicId: coreTopic(topics),
  });
  issue(paperId);
  belong(db).run(paperId, record.id);
  attach(db, paperId, { ...derived.merged, links: derived.links, topics });
}

const ofPaper = eq(papers.id, sql.placeholder('paperId'));
const now = sql`${sql.placeholder('now')}`;
const arrive = prepared((db) =>
  db.update(papers).set({ addedAt: now, changedAt: now }).where(ofPaper).prepare(),
);
const change = prepared((db) => db.update(papers).set({ changedAt: now }).where(ofPaper).prepare());

function coreTopic([core]: readonly { topicId: number }[]): number {
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
function storeTexts(db: Database, row: Paper, { titleText, abstractText }: DerivedPaper): void {
  if (row.titleText === titleText && row.abstractText === abstractText) return;
  updateTexts(db).run({ id: row.id, titleText, abstractText });
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

function columnsOf(
  db: Database,
  { merged, titleKey, links }: DerivedPaper,
): Omit<Derived, keyof Placed | 'topicId'> {
  return {
    title: merged.title,
    titleKey,
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
    codeUrl: links.find(({ kind }) => kind === 'code')?.url ?? null,
    trending: trending(merged) ?? null,
  };
}

const places = prepared((db) =>
  db
    .select({
      sourceId: appearances.sourceId,
      position: appearances.position,
      file: sources.file,
      fetchedAt: sources.fetchedAt,
    })
    .from(appearances)
    .innerJoin(sources, eq(sources.id, appearances.sourceId))
    .where(eq(appearances.paperId, sql.placeholder('paperId')))
    .orderBy(appearances.sourceId, appearances.position)
    .prepare(),
);

function placesOf(db: Database, { id, firstSourceId, firstPosition }: Paper): Placed {
  const found = places(db).all({ paperId: id });
  return {
    // What was fetched again under one name is one listing, however often it was.
    listingCount: new Set(found.map(({ sourceId, file, fetchedAt }) => (fetchedAt ? file : sourceId))).size,
    firstSourceId: found[0]?.sourceId ?? firstSourceId,
    firstPosition: found[0]?.position ?? firstPosition,
  };
}
