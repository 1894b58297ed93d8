import { sql } from 'drizzle-orm';
import { FACET_SQL } from '#db/facet-sql.ts';
import type { Database } from '#db/open.ts';
import { countPapers } from '#db/queries/list-papers.ts';
import { whereOf } from '#db/where.ts';
import {
  FACET_KEYS,
  type FacetCounts,
  type FacetKey,
  type FacetValue,
  HAS,
  HAS_VALUES,
  UNDATED,
} from '#lib/facets.ts';
import { toggled } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/** Values of an open facet that a page lists, beside those that are chosen or left out. */
const LISTED = 30;

type Value = { value: string; label: string };

/** Every facet with its values and their counts, exactly, for a state. `total` is the number of its papers. */
export async function facetCounts(db: Database, query: PaperQuery, total: number): Promise<FacetCounts[]> {
  return Promise.all(FACET_KEYS.map((key) => countFacet(db, query, key, total)));
}

async function countFacet(
  db: Database,
  query: PaperQuery,
  key: FacetKey,
  total: number,
): Promise<FacetCounts> {
  const chosen = new Set(query.chosen[key]);
  const left = new Set(query.not.filter(({ facet }) => facet === key).map(({ value }) => value));
  const isAll = key === 'topic' && query.match === 'all';
  // In an "all of" facet the next choice narrows what is there; else it is one more alternative beside it.
  const offered = counts(db, key, query, isAll ? undefined : key);
  const inResults = chosen.size > 0 && !isAll ? counts(db, key, query) : offered;
  const values: FacetValue[] = [];
  for (const { value, label } of valuesOf(db, key, offered, new Set([...chosen, ...left]))) {
    const n = offered.get(value) ?? 0;
    if (chosen.has(value) || left.has(value)) {
      const after = await countPapers(db, toggled(query, key, value));
      values.push({
        value,
        label,
        count: left.has(value) ? after - total : n,
        after,
        state: left.has(value) ? 'excluded' : 'chosen',
      });
    } else {
      const after = chosen.size === 0 || isAll ? n : total + n - (inResults.get(value) ?? 0);
      values.push({ value, label, count: n, after, state: 'free' });
    }
  }
  return { key, ...shortened(key, values) };
}

function counts(db: Database, key: FacetKey, query: PaperQuery, ignore?: FacetKey): Map<string, number> {
  const rows = db.all<{ value: string; n: number }>(FACET_SQL[key].values(whereOf(query, ignore)));
  return new Map(rows.map(({ value, n }) => [value, n]));
}

/** All values of a facet, in the order of the page: closed ones in their own order, open ones by papers. */
function valuesOf(
  db: Database,
  key: FacetKey,
  counted: ReadonlyMap<string, number>,
  marked: ReadonlySet<string>,
): Value[] {
  if (key === 'topic') return db.all<Value>(sql`select slug as value, label from topics order by id`);
  if (key === 'source')
    return db.all<Value>(
      sql`select slug as value, slug as label from sources where is_listing order by slug`,
    );
  if (key === 'has') return HAS_VALUES.map((value) => ({ value, label: HAS[value].label }));
  const values = new Set([...counted.keys(), ...marked]);
  if (key === 'year') {
    for (const { year } of db.all<{ year: number }>(
      sql`select distinct year from papers where year is not null`,
    ))
      values.add(String(year));
    return [...values].sort().map((value) => ({ value, label: value === UNDATED ? 'No date given' : value }));
  }
  const table = sql.raw(key === 'org' ? 'organisations' : 'venues');
  const names = db.all<Value>(
    sql`select slug as value, name as label from ${table} where slug in ${[...values, '']}`,
  );
  return names.sort(
    (a, b) =>
      (counted.get(b.value) ?? 0) - (counted.get(a.value) ?? 0) || a.label.localeCompare(b.label, 'en'),
  );
}

/** Open facets can have thousands of values: the page lists the most frequent ones and what is marked. */
function shortened(key: FacetKey, values: FacetValue[]): { values: FacetValue[]; more: number } {
  if (key !== 'org' && key !== 'venue') return { values, more: 0 };
  const kept = values.filter(({ state }, index) => index < LISTED || state !== 'free');
  return { values: kept, more: values.length - kept.length };
}
