import { sql } from 'drizzle-orm';
import { FLAGS } from '#db/columns/block.ts';
import type { Database } from '#db/open.ts';
import { type FacetKey, HAS_VALUES, type HasValue, UNDATED } from '#lib/facets.ts';

/**
 * The numbers that values of facets have in the columns: the ids of their rows; of a year the year itself, 0 for none;
 * of what a paper has its bit of FLAGS.
 */

const TABLES = {
  topic: sql`topics`,
  org: sql`organisations`,
  venue: sql`venues`,
  author: sql`authors`,
  category: sql`categories`,
  source: sql`sources`,
} as const;

export const HAS_FLAGS: Record<HasValue, number> = {
  code: FLAGS.code,
  date: FLAGS.date,
  authors: FLAGS.authors,
  discussion: FLAGS.discussion,
};

/** The numbers of values, by the values; those that there are none of are left out. */
export function facetIds(db: Database, key: FacetKey, values: readonly string[]): Map<string, number> {
  if (values.length === 0) return new Map();
  if (key === 'year') return new Map(values.map((value) => [value, value === UNDATED ? 0 : Number(value)]));
  // The values were parsed against HAS.
  if (key === 'has') return new Map(values.map((value) => [value, HAS_FLAGS[value as HasValue]]));
  const rows = db.all<{ value: string; id: number }>(
    sql`select slug as value, id from ${TABLES[key]} where slug in ${[...values]}`,
  );
  return new Map(rows.map(({ value, id }) => [value, id]));
}

/** All values of a facet with their numbers, of years those that are in the columns. */
export function allValues(db: Database, key: FacetKey): { id: number; value: string }[] {
  if (key === 'has') return HAS_VALUES.map((value) => ({ id: HAS_FLAGS[value], value }));
  if (key === 'year')
    return db.all(
      sql`select distinct coalesce(year, 0) as id, coalesce(cast(year as text), ${UNDATED}) as value from papers`,
    );
  return db.all(sql`select id, slug as value from ${TABLES[key]} where slug is not null`);
}
