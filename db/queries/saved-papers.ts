import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { papersExported } from '#db/queries/export-papers.ts';
import { papers, slugs } from '#db/schema.ts';
import type { ExportedPaper } from '#lib/export/json-line.ts';
import { titleKey } from '#lib/text/title-key.ts';

/** What a list outside of the database names a paper by, the surest first. */
export type Named = {
  slug?: string | undefined;
  arxivId?: string | undefined;
  doi?: string | undefined;
  title: string;
  year?: number | undefined;
};

/** A paper and what it was found by; how many papers have the title where that leaves more than one. */
export type Naming =
  | { paper: ExportedPaper; by: 'address' | 'arXiv id' | 'DOI' | 'title' }
  | { paper: undefined; sameTitle: number };

type Found =
  | { id: number; by: 'address' | 'arXiv id' | 'DOI' | 'title' }
  | { id: undefined; sameTitle: number };

/**
 * The papers that are named, in the order of the names: by a slug that they have or had, else by arXiv id, DOI (case is
 * no matter), or title key, of which one with the year given decides between several. Title and abstract are as the
 * source prints them.
 */
export async function papersNamed(db: Database, named: readonly Named[]): Promise<Naming[]> {
  const bySlug = idsBySlug(db, named);
  const byArxivId = idsByArxivId(db, named);
  const firm = named.map(({ slug, arxivId }): Found | undefined => {
    const [addressed, numbered] = [bySlug.get(slug ?? ''), byArxivId.get(arxivId ?? '')];
    if (addressed !== undefined) return { id: addressed, by: 'address' };
    return numbered === undefined ? undefined : { id: numbered, by: 'arXiv id' };
  });
  const left = named.filter((_, index) => firm[index] === undefined);
  const [byDoi, byTitle] = [idsByDoi(db, left), papersByTitle(db, left)];
  const found = named.map((name, index): Found => {
    const sure = firm[index];
    if (sure) return sure;
    const published = byDoi.get(name.doi?.toLowerCase() ?? '');
    if (published !== undefined) return { id: published, by: 'DOI' };
    const titled = byTitle.get(titleKey(name.title)) ?? [];
    const ofYear = titled.length > 1 ? titled.filter(({ year }) => year === name.year) : titled;
    const [one, ...others] = ofYear;
    return one && others.length === 0
      ? { id: one.id, by: 'title' }
      : { id: undefined, sameTitle: titled.length };
  });
  const ids = [...new Set(found.flatMap(({ id }) => (id === undefined ? [] : [id])))];
  const byId = new Map<number, ExportedPaper>();
  for await (const paper of papersExported(db, ids)) byId.set(ids[byId.size] ?? 0, paper);
  return found.map((one) => {
    const paper = one.id === undefined ? undefined : byId.get(one.id);
    if (paper && one.id !== undefined) return { paper, by: one.by };
    return { paper: undefined, sameTitle: one.id === undefined ? one.sameTitle : 0 };
  });
}

function idsBySlug(db: Database, named: readonly Named[]): Map<string, number> {
  const rows = db
    .select({ slug: slugs.slug, id: papers.id })
    .from(slugs)
    .innerJoin(papers, eq(papers.id, slugs.paperId))
    .where(inArray(slugs.slug, valuesOf(named.map(({ slug }) => slug))))
    .all();
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

function idsByArxivId(db: Database, named: readonly Named[]): Map<string, number> {
  const rows = db
    .select({ arxivId: papers.arxivId, id: papers.id })
    .from(papers)
    .where(inArray(papers.arxivId, valuesOf(named.map(({ arxivId }) => arxivId))))
    .all();
  return new Map(rows.map(({ arxivId, id }) => [arxivId ?? '', id]));
}

function idsByDoi(db: Database, named: readonly Named[]): Map<string, number> {
  const wanted = named.flatMap(({ doi }) => (doi === undefined ? [] : [doi.toLowerCase()]));
  if (wanted.length === 0) return new Map();
  const doi = sql<string>`lower(${papers.doi})`;
  const rows = db
    .select({ doi, id: papers.id })
    .from(papers)
    .where(and(inArray(doi, valuesOf(wanted)), isNotNull(papers.doi)))
    .all();
  return new Map(rows.map((row) => [row.doi, row.id]));
}

function papersByTitle(
  db: Database,
  named: readonly Named[],
): Map<string, { id: number; year: number | null }[]> {
  const keys = named.map(({ title }) => titleKey(title));
  const rows = db
    .select({ titleKey: papers.titleKey, id: papers.id, year: papers.year })
    .from(papers)
    .where(inArray(papers.titleKey, valuesOf(keys)))
    .all();
  return Map.groupBy(rows, (row) => row.titleKey);
}

/** Any number of values as one parameter of a statement. */
function valuesOf(values: readonly (string | undefined)[]) {
  const known = [...new Set(values.filter((value) => value))];
  return sql`(select value from json_each(${JSON.stringify(known)}))`;
}
