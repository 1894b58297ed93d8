import { type SQL, sql } from 'drizzle-orm';
import type { PaperSet } from '#db/facet-scopes.ts';
import { FACET_SQL } from '#db/facet-sql.ts';
import type { Database } from '#db/open.ts';
import type { FacetKey } from '#lib/facets.ts';

/** Papers by value of a facet; a value that none has is absent. */
export type Tally = ReadonlyMap<string, number>;

/** The papers of a set by value, each paper once for each of its values. */
export function tally(db: Database, key: FacetKey, set: PaperSet): Tally {
  return tallied(
    db,
    sql`select m.value, count(*) as n from (${FACET_SQL[key].members}) m where ${isIn(set)} group by m.value`,
  );
}

/**
 * The papers of a set that have exactly one of the values, by that one: those that a choice brings alone, and those
 * that come back when one exclusion is lifted.
 */
export function tallyOfOnly(db: Database, key: FacetKey, values: readonly string[], set: PaperSet): Tally {
  return tallied(
    db,
    sql`select value, count(*) as n from (
      select min(m.value) as value ${ofValues(key, values, set)} having count(*) = 1
    ) group by value`,
  );
}

/** The papers of a set that have all of the values but one, by the one they lack. */
export function tallyOfLacking(db: Database, key: FacetKey, values: readonly string[], set: PaperSet): Tally {
  const numbered = sql.join(
    values.map((value, index) => sql`when ${value} then ${index}`),
    sql` `,
  );
  const all = (values.length * (values.length - 1)) / 2;
  const lacking = db.all<{ place: number; n: number }>(sql`
    select place, count(*) as n from (
      select ${all} - sum(case m.value ${numbered} end) as place ${ofValues(key, values, set)}
      having count(*) = ${values.length - 1}
    ) group by place`);
  return new Map(lacking.map(({ place, n }) => [values[place] ?? '', n]));
}

function ofValues(key: FacetKey, values: readonly string[], set: PaperSet): SQL {
  return sql`from (${FACET_SQL[key].members}) m where m.value in ${[...values]} and ${isIn(set)} group by m.paper_id`;
}

function isIn(set: PaperSet): SQL {
  return sql`m.paper_id in (select value from json_each(${set}))`;
}

function tallied(db: Database, select: SQL): Tally {
  return new Map(db.all<{ value: string; n: number }>(select).map(({ value, n }) => [value, n]));
}
