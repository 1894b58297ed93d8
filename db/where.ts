import { type SQL, sql } from 'drizzle-orm';
import { inArea } from '#db/area-sql.ts';
import { FACET_SQL } from '#db/facet-sql.ts';
import type { Database } from '#db/open.ts';
import { papers } from '#db/schema.ts';
import { search } from '#db/search.ts';
import { FACET_KEYS, type FacetKey } from '#lib/facets.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/** The condition that the papers of a state fulfil, over the table `papers`. */
export function whereOf(db: Database, query: PaperQuery): SQL {
  const conditions = [
    ...textConditions(db, query.q),
    ...FACET_KEYS.filter((key) => query.chosen[key].length > 0).map((key) => chosenIn(query, key)),
    ...(query.area.length > 0 ? [inArea(query.area)] : []),
    ...query.not.map(({ facet, value }) => sql`not ${excludable(FACET_SQL[facet].anyOf([value]))}`),
  ];
  return conditions.length === 0 ? sql`1` : sql.join(conditions, sql` and `);
}

function textConditions(db: Database, q: string): SQL[] {
  return q === '' ? [] : [sql`${papers.id} in (select value from json_each(${search(db, q).json}))`];
}

/** The condition that what is chosen in a facet makes. @throws RangeError when nothing is. */
export function chosenIn({ chosen, match }: PaperQuery, key: FacetKey): SQL {
  const values = chosen[key];
  if (values.length === 0) throw new RangeError(`Nothing is chosen in the facet ${key}.`);
  if (key !== 'topic' || match === 'any') return FACET_SQL[key].anyOf(values);
  return sql.join(
    values.map((value) => FACET_SQL[key].anyOf([value])),
    sql` and `,
  );
}

/** An unknown value (null) is not the one that is left out, so such a paper stays. */
function excludable(condition: SQL): SQL {
  return sql`coalesce((${condition}), 0)`;
}
