import { type SQL, sql } from 'drizzle-orm';
import { FACET_SQL } from '#db/facet-sql.ts';
import { papers } from '#db/schema.ts';
import { ftsExpression } from '#db/search.ts';
import { FACET_KEYS, type FacetKey } from '#lib/facets.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/** The condition that the papers of a state fulfil, over the table `papers`. */
export function whereOf(query: PaperQuery): SQL {
  const conditions = [
    ...textConditions(query.q),
    ...FACET_KEYS.flatMap((key) => chosenConditions(query, key)),
    ...query.not.map(({ facet, value }) => sql`not ${excludable(FACET_SQL[facet].anyOf([value]))}`),
  ];
  return conditions.length === 0 ? sql`1` : sql.join(conditions, sql` and `);
}

function textConditions(q: string): SQL[] {
  if (q === '') return [];
  const expression = ftsExpression(q);
  // Nothing to search for finds nothing: the page says so instead of showing everything.
  if (expression === undefined) return [sql`0`];
  return [sql`${papers.id} in (select rowid from papers_fts where papers_fts match ${expression})`];
}

function chosenConditions({ chosen, match }: PaperQuery, key: FacetKey): SQL[] {
  const values = chosen[key];
  if (values.length === 0) return [];
  if (key === 'topic' && match === 'all') return values.map((value) => FACET_SQL[key].anyOf([value]));
  return [FACET_SQL[key].anyOf(values)];
}

/** An unknown value (null) is not the one that is left out, so such a paper stays. */
function excludable(condition: SQL): SQL {
  return sql`coalesce((${condition}), 0)`;
}
