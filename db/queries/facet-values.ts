import { sql } from 'drizzle-orm';
import type { Tally } from '#db/facet-tallies.ts';
import type { Database } from '#db/open.ts';
import { type FacetKey, HAS, HAS_VALUES, UNDATED } from '#lib/facets.ts';

export type LabelledValue = { value: string; label: string };

/**
 * The values that a facet shows, in the order of the page: closed ones all, in their own order; open ones that are
 * counted or marked, by papers.
 */
export function facetValues(
  db: Database,
  key: FacetKey,
  counted: Tally,
  marked: ReadonlySet<string>,
): LabelledValue[] {
  if (key === 'topic') return db.all<LabelledValue>(sql`select slug as value, label from topics order by id`);
  if (key === 'source') {
    return db.all<LabelledValue>(
      sql`select slug as value, slug as label from sources where is_listing order by slug`,
    );
  }
  if (key === 'has') return HAS_VALUES.map((value) => ({ value, label: HAS[value].label }));
  const values = new Set([...counted.keys(), ...marked]);
  return key === 'year' ? years(db, values) : named(db, key, values, counted);
}

function years(db: Database, values: Set<string>): LabelledValue[] {
  for (const { year } of db.all<{ year: number }>(
    sql`select distinct year from papers where year is not null`,
  )) {
    values.add(String(year));
  }
  return [...values].sort().map((value) => ({ value, label: value === UNDATED ? 'No date given' : value }));
}

function named(
  db: Database,
  key: 'org' | 'venue',
  values: ReadonlySet<string>,
  counted: Tally,
): LabelledValue[] {
  const table = sql.raw(key === 'org' ? 'organisations' : 'venues');
  const names = db.all<LabelledValue>(
    sql`select slug as value, name as label from ${table} where slug in ${[...values, '']}`,
  );
  const papers = ({ value }: LabelledValue) => counted.get(value) ?? 0;
  return names.sort((a, b) => papers(b) - papers(a) || a.label.localeCompare(b.label, 'en'));
}
