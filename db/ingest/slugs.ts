import { createHash } from 'node:crypto';
import { and, asc, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import { given, prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { appearances, papers, slugs, sources } from '#db/schema.ts';
import { slugify } from '#lib/text/slug.ts';

const ownerOf = prepared((db) =>
  db
    .select({ paperId: slugs.paperId })
    .from(slugs)
    .where(eq(slugs.slug, sql.placeholder('slug')))
    .prepare(),
);
const issue = prepared((db) =>
  db
    .insert(slugs)
    .values({ slug: sql.placeholder('slug'), paperId: sql.placeholder('paperId') })
    .prepare(),
);
const use = prepared((db) =>
  db
    .update(papers)
    .set(given({ slug: papers.slug }))
    .where(eq(papers.id, sql.placeholder('paperId')))
    .prepare(),
);

/**
 * Gives a paper the slug that is asked for, else the one of its title. A slug that another paper was ever given gets the
 * first number that is free; one that this paper has or had is its own, so that asking again changes nothing. Nothing
 * that was issued is withdrawn.
 */
export function issueSlug(
  db: Database,
  paperId: number,
  { title, titleKey, asked }: { title: string; titleKey: string; asked?: string | undefined },
): string {
  const owner = asked === undefined ? undefined : ownerOf(db).get({ slug: asked });
  if (asked !== undefined && (!owner || owner.paperId === paperId)) {
    if (!owner) issue(db).run({ slug: asked, paperId });
    use(db).run({ slug: asked, paperId });
    return asked;
  }
  const base = slugOf(title, titleKey);
  for (let count = 1; ; count++) {
    const slug = numbered(base, count);
    const owner = ownerOf(db).get({ slug });
    if (owner && owner.paperId !== paperId) continue;
    if (!owner) issue(db).run({ slug, paperId });
    use(db).run({ slug, paperId });
    return slug;
  }
}

/**
 * The slug for a paper that is not stored yet and asks for none: that of its title, with the first number that is free.
 * It is issued once the paper is there.
 *
 * @param ofTitle what the title asks for, '' for one without a letter or digit
 */
export function newSlug(
  db: Database,
  ofTitle: string,
  titleKey: string,
): { slug: string; issue: (paperId: number) => void } {
  const base = ofTitle || hashed(titleKey);
  let slug = base;
  for (let count = 2; isTaken(db).get(slug) !== undefined; count++) slug = numbered(base, count);
  return { slug, issue: (paperId) => issueNew(db).run(slug, paperId) };
}

const isTaken = prepared((db) =>
  db.$client.prepare<[string], number>('select 1 from slugs where slug = ?').pluck(),
);
const issueNew = prepared((db) =>
  db.$client.prepare<[string, number]>('insert into slugs (slug, paper_id) values (?, ?)'),
);

function slugOf(title: string, titleKey: string): string {
  return slugify(title) || hashed(titleKey);
}

function hashed(titleKey: string): string {
  return `paper-${createHash('sha256').update(titleKey).digest('hex').slice(0, 10)}`;
}

function numbered(base: string, count: number): string {
  return count === 1 ? base : `${base}-${count}`;
}

/**
 * Sets aside the slugs that the records of these sources ask for, before any paper is given that of its title: so an
 * export that is read again has its old addresses, whatever is read with it. Of several papers that ask for one the
 * first source by name and content has it.
 *
 * @returns the papers whose slugs were asked for.
 */
export function claimSlugs(db: Database, sourceIds: readonly number[]): Set<number> {
  const slug = sql<string>`json_extract(${appearances.fields}, '$.slug')`;
  const asking = db
    .select({ slug, paperId: appearances.paperId })
    .from(appearances)
    .innerJoin(sources, eq(sources.id, appearances.sourceId))
    // Only exports ask, and other sources need not be gone through.
    .where(and(inArray(sources.id, [...sourceIds]), eq(sources.kind, 'jsonl'), isNotNull(slug)))
    .orderBy(asc(sources.file), asc(sources.sha256), asc(appearances.position))
    .all();
  const claiming = new Set<number>();
  for (const { slug, paperId } of asking) {
    if (paperId === null) continue;
    claiming.add(paperId);
    if (!ownerOf(db).get({ slug })) issue(db).run({ slug, paperId });
  }
  return claiming;
}

type Named = { id: number; slug: string; title: string; titleKey: string; ids: string };

/**
 * Gives the numbers of slugs that papers of one run have in common in the order of their titles and ids, so that it does
 * not matter in which order they came. Those of earlier runs, and what was asked for, are left alone.
 *
 * @param created papers of this run, which nobody knows by an address yet.
 */
export function settleSlugs(db: Database, created: ReadonlySet<number>, claiming: ReadonlySet<number>): void {
  const rivals = Map.groupBy(rivalsAmong(db, created, claiming), ({ title, titleKey }) =>
    slugOf(title, titleKey),
  );
  for (const [base, found] of rivals) {
    const bare = paperCalled(db, base);
    const all = bare && created.has(bare.id) && !claiming.has(bare.id) ? [bare, ...found] : found;
    const slugsHere = all.map(({ slug }) => slug).sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    const ordered = all.toSorted((a, b) => compare(a.titleKey, b.titleKey) || compare(a.ids, b.ids));
    // A slug is one paper's at a time.
    for (const { id } of ordered) use(db).run({ slug: `new ${id}`, paperId: id });
    for (const [index, { id }] of ordered.entries()) {
      const slug = slugsHere[index] ?? base;
      db.update(slugs).set({ paperId: id }).where(eq(slugs.slug, slug)).run();
      use(db).run({ slug, paperId: id });
    }
  }
}

const NAMED = {
  id: papers.id,
  slug: papers.slug,
  title: papers.titleText,
  titleKey: papers.titleKey,
  // A paper without the id stands behind those that have it.
  ids: sql<string>`coalesce(${papers.arxivId}, '~') || ' ' || coalesce(${papers.doi}, '~')`,
};

/** The papers of the run whose slugs have a number because others have the slugs of their titles. */
function rivalsAmong(db: Database, created: ReadonlySet<number>, claiming: ReadonlySet<number>): Named[] {
  if (created.size === 0) return [];
  let first = Number.MAX_SAFE_INTEGER;
  for (const id of created) first = Math.min(first, id);
  // Slugs are gone through where they lie close together, not with the texts of all papers between them.
  return db
    .select(NAMED)
    .from(slugs)
    .innerJoin(papers, and(eq(papers.id, slugs.paperId), eq(papers.slug, slugs.slug)))
    .where(
      and(gte(slugs.paperId, first), sql`${slugs.slug} glob '*-[0-9]*' and ${slugs.slug} not glob '*[^0-9]'`),
    )
    .orderBy(asc(papers.id))
    .all()
    .filter(({ id, slug, title, titleKey }) => {
      if (!created.has(id) || claiming.has(id)) return false;
      return slugOf(title, titleKey) !== slug;
    });
}

function paperCalled(db: Database, slug: string): Named | undefined {
  return db.select(NAMED).from(papers).where(eq(papers.slug, slug)).get();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
