import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { SOURCE_LABEL } from '#db/queries/facet-values.ts';
import type { FacetKey } from '#lib/facets.ts';
import { editsBetween, editsForgiven } from '#lib/search/query-distance.ts';
import { slugify } from '#lib/text/slug.ts';
import { venueSeries } from '#lib/venues.ts';

/** A facet whose values are rows of a table; the others are closed lists. */
export type NamedFacet = Exclude<FacetKey, 'year' | 'has'>;

type Value = { slug: string; label: string };

/** Slugs with what they are called, at length and in short; `place` is the order in which they are named. */
const VALUES: Readonly<Record<NamedFacet, ReturnType<typeof sql>>> = {
  topic: sql`select slug, label, short, id as place from topics`,
  org: sql`select slug, name as label, name as short, name as place from organisations`,
  venue: sql`select slug, name as label, name as short, name as place from venues`,
  author: sql`select slug, name as label, name as short, name as place from authors`,
  category: sql`select slug, name as label, slug as short, name as place from categories`,
  source: sql`select slug, ${SOURCE_LABEL} as label, slug as short, slug as place from sources where is_listing`,
};

/** Authors that one word may mean. */
export const MOST_NAMESAKES = 10;

/** The values of these slugs that there are, in the order in which they are named. */
export function valuesOf(db: Database, facet: NamedFacet, slugs: readonly string[]): Value[] {
  if (slugs.length === 0) return [];
  return db.all(sql`select slug, label from (${VALUES[facet]}) where slug in ${[...slugs]} order by place`);
}

/**
 * The slugs of the values that are called so, at length or in short (`rag`, `meta-ai`): of venues also those of a
 * name of the series, of authors those with these words in their name, the ten with the most papers.
 *
 * @param value a name as a slug
 * @returns `count`: how many there are in all
 */
export function slugsCalled(
  db: Database,
  facet: NamedFacet,
  value: string,
): { slugs: string[]; count: number } {
  if (facet === 'author') return authorsCalled(db, value);
  const called = namesOf(db, facet).filter(({ name }) => name === value);
  const series = facet === 'venue' ? [venueSeries(value.replaceAll('-', ' ')).slug] : [];
  const known = valuesOf(db, facet, series).map(({ slug }) => slug);
  const slugs = [...new Set([...called.map(({ slug }) => slug), ...known])];
  return { slugs, count: slugs.length };
}

/** What the value with the most similar name is called, if it is one or two edits away; the first of several. */
export function nearestName(db: Database, facet: NamedFacet, value: string): string | undefined {
  let most = editsForgiven(value.length);
  let nearest: string | undefined;
  for (const { name, label } of facet === 'author' ? authorsLike(db, value) : namesOf(db, facet)) {
    const edits = most > 0 ? editsBetween(value, name, most) : undefined;
    if (edits === undefined) continue;
    most = edits - 1;
    nearest = label;
  }
  return nearest;
}

type Name = Value & { name: string };

/** Every name of every value as a slug; the short ones first, which are what a reader would type. */
function namesOf(db: Database, facet: NamedFacet): Name[] {
  const rows = db.all<Value & { short: string }>(sql`select * from (${VALUES[facet]}) order by place`);
  return [
    ...rows.map(({ slug, short }) => ({ slug, label: short, name: slugify(short) })),
    ...rows.map(({ slug, label }) => ({ slug, label, name: slugify(label) })),
    ...rows.map(({ slug, label }) => ({ slug, label, name: slug })),
  ];
}

function authorsCalled(db: Database, value: string): { slugs: string[]; count: number } {
  const rows = db.all<{ slug: string; count: number }>(sql`
    select a.slug, count(*) over () as count
    from authors a cross join paper_authors pa on pa.author_id = a.id
    where '-' || a.slug || '-' like ${`%-${value}-%`}
    group by a.id order by count(distinct pa.paper_id) desc, a.slug limit ${MOST_NAMESAKES}`);
  return { slugs: rows.map(({ slug }) => slug), count: rows[0]?.count ?? 0 };
}

/** Authors under the whole name and, for a single word, under each word of it; those that begin with the same letter. */
function authorsLike(db: Database, value: string): Name[] {
  const first = value.charAt(0);
  const rows = db.all<Value>(
    sql`select slug, name as label from authors where slug like ${`${first}%`} or slug like ${`%-${first}%`} order by slug`,
  );
  const isWord = !value.includes('-');
  return rows.flatMap(({ slug, label }) =>
    [slug, ...(isWord ? slug.split('-') : [])]
      .filter((name) => name.startsWith(first))
      .map((name) => ({ slug, label, name })),
  );
}
