import { type SQL, sql } from 'drizzle-orm';
import type { Tally } from '#db/facet-tallies.ts';
import type { Database } from '#db/open.ts';
import { type FacetKey, HAS, HAS_VALUES, UNDATED } from '#lib/facets.ts';
import { DUMPS } from '#lib/source-name.ts';

/** What a listing is called as a value of the facet: see lib/source-name.ts. */
export const SOURCE_LABEL = sql`case when kind in ${[...DUMPS]} then 'Dump ' || slug else slug end`;

export type LabelledValue = { value: string; label: string };

/** Values of an open facet that a page lists, beside those that are chosen or left out. */
const LISTED = 30;

/** The facets whose values come from the papers, perhaps thousands of them, and the tables that name them. */
const OPEN = {
  org: sql`select slug as value, name as label from organisations`,
  venue: sql`select slug as value, name as label from venues`,
  author: sql`select slug as value, name as label from authors`,
  category: sql`select slug as value, name as label from categories`,
  source: sql`select slug as value, ${SOURCE_LABEL} as label from sources`,
} as const;

/**
 * The values that a facet shows, in the order of the page: closed ones all, in their own order; of open ones those
 * that are marked and those of most papers, with the number of the others that are counted.
 */
export function facetValues(
  db: Database,
  key: FacetKey,
  counted: Tally,
  marked: ReadonlySet<string>,
): { values: LabelledValue[]; more: number } {
  switch (key) {
    case 'topic':
      return complete(db.all(sql`select slug as value, label from topics order by id`));
    case 'source':
      return listings(db) ?? named(db, OPEN[key], counted, marked);
    case 'has':
      return complete(HAS_VALUES.map((value) => ({ value, label: HAS[value].label })));
    case 'year':
      return complete(years(db, new Set([...counted.keys(), ...marked])));
    default:
      return named(db, OPEN[key], counted, marked);
  }
}

function complete(values: LabelledValue[]): { values: LabelledValue[]; more: number } {
  return { values, more: 0 };
}

/** All listings in the order of their names, where they are few enough to be shown: a sync brings one a day. */
function listings(db: Database): { values: LabelledValue[]; more: number } | undefined {
  const all = db.all<LabelledValue>(
    sql`select slug as value, ${SOURCE_LABEL} as label from sources where is_listing order by slug limit ${LISTED + 1}`,
  );
  return all.length > LISTED ? undefined : complete(all);
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
  all: SQL,
  counted: Tally,
  marked: ReadonlySet<string>,
): { values: LabelledValue[]; more: number } {
  const papers = (value: string) => counted.get(value) ?? 0;
  const values = new Set([...counted.keys(), ...marked]);
  // Sorting the numbers alone leaves few of the values to be sorted: there may be a hundred thousand.
  const least = Int32Array.from(values, papers).sort().at(-LISTED) ?? 0;
  const listed = [...values]
    .filter((value) => papers(value) >= least || marked.has(value))
    .sort((a, b) => papers(b) - papers(a) || (a < b ? -1 : 1))
    .filter((value, index) => index < LISTED || marked.has(value));
  const names = db.all<LabelledValue>(sql`select * from (${all}) where value in ${[...listed, '']}`);
  const labels = new Map(names.map(({ value, label }) => [value, label]));
  return {
    values: listed.flatMap((value) => {
      const label = labels.get(value);
      return label === undefined ? [] : [{ value, label }];
    }),
    more: values.size - listed.length,
  };
}
