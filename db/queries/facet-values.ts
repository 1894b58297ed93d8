import { type SQL, sql } from 'drizzle-orm';
import { HAS_FLAGS } from '#db/columns/facet-ids.ts';
import { eachValue, type Tally, tally } from '#db/facet-tallies.ts';
import { mostCounted } from '#db/most-counted.ts';
import type { Database } from '#db/open.ts';
import { paperSet } from '#db/paper-sets.ts';
import { type FacetKey, HAS, HAS_VALUES, UNDATED } from '#lib/facets.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { DUMPS } from '#lib/source-name.ts';

/** What a listing is called as a value of the facet: see lib/source-name.ts. */
export const SOURCE_LABEL = sql`case when kind in ${[...DUMPS]} then 'Dump ' || slug else slug end`;

/** A value with the number that it has in the columns (db/columns/facet-ids.ts). */
export type LabelledValue = { id: number; value: string; label: string };

/** Values of an open facet that a page lists, beside those that are chosen or left out. */
const LISTED = 30;

/** The facets whose values come from the papers, perhaps thousands of them, and the tables that name them. */
const OPEN = {
  org: sql`select id, slug as value, name as label from organisations`,
  venue: sql`select id, slug as value, name as label from venues`,
  author: sql`select id, slug as value, name as label from authors`,
  category: sql`select id, slug as value, name as label from categories`,
  source: sql`select id, slug as value, ${SOURCE_LABEL} as label from sources`,
} as const;

/**
 * The values that a facet shows, in the order of the page: closed ones all, in their own order; of open ones those
 * that are marked and those of most papers, with the number of the others that are counted.
 */
export function facetValues(
  db: Database,
  key: FacetKey,
  counted: Tally,
  marked: readonly number[],
): { values: LabelledValue[]; more: number } {
  switch (key) {
    case 'topic':
      return complete(db.all(sql`select id, slug as value, label from topics order by id`));
    case 'source':
      return listings(db) ?? named(db, OPEN[key], counted, marked);
    case 'has':
      return complete(HAS_VALUES.map((value) => ({ id: HAS_FLAGS[value], value, label: HAS[value].label })));
    case 'year':
      return complete(years(db, counted, marked));
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
    sql`select id, slug as value, ${SOURCE_LABEL} as label from sources where is_listing order by slug limit ${LISTED + 1}`,
  );
  return all.length > LISTED ? undefined : complete(all);
}

/** All years that any paper has, whatever is chosen, and those that are marked; none given only where it is counted. */
function years(db: Database, counted: Tally, marked: readonly number[]): LabelledValue[] {
  const years = new Set(marked);
  eachValue(tally(db, 'year', paperSet(db, EVERYTHING)), (year) => {
    if (year > 0 || (counted.counts[0] ?? 0) > 0) years.add(year);
  });
  return [...years]
    .map((id) => ({ id, value: id === 0 ? UNDATED : String(id) }))
    .sort((a, b) => (a.value < b.value ? -1 : 1))
    .map(({ id, value }) => ({ id, value, label: value === UNDATED ? 'No date given' : value }));
}

/** Those that are marked or have the most papers; of equally many the first by slug. */
function named(
  db: Database,
  all: SQL,
  counted: Tally,
  marked: readonly number[],
): { values: LabelledValue[]; more: number } {
  const papers = (id: number) => counted.counts[id] ?? 0;
  const { ahead, tied, values } = mostCounted(counted, LISTED);
  const labelled = (ids: readonly number[], rest = sql``): LabelledValue[] =>
    db.all(
      sql`select * from (${all}) where id in (select value from json_each(${JSON.stringify(ids)})) ${rest}`,
    );
  const rows = [...labelled([...ahead, ...marked]), ...labelled(tied, sql`order by value limit ${LISTED}`)];
  const listed = [...new Map(rows.map((row) => [row.id, row])).values()]
    .sort((a, b) => papers(b.id) - papers(a.id) || (a.value < b.value ? -1 : 1))
    .filter(({ id }, index) => index < LISTED || marked.includes(id));
  const uncounted = marked.filter((id) => papers(id) === 0).length;
  return { values: listed, more: values + uncounted - listed.length };
}
