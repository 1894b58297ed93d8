import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { papers } from '#db/schema.ts';
import { chosenIn, whereOf } from '#db/where.ts';
import { FACET_KEYS, type FacetKey } from '#lib/facets.ts';
import { NOTHING_CHOSEN, type PaperQuery } from '#lib/paper-query.ts';

/** Ids of papers as a JSON array: a set that any number of questions can be asked about. */
export type PaperSet = string;

/** The papers of a state, and for each facet those that it would have with nothing chosen there. */
export type Scopes = { results: PaperSet; without: (key: FacetKey) => PaperSet };

/**
 * Finds all of these sets in one pass: a paper that fails just one facet's choice belongs to the set of that facet.
 * The counts of a page then ask about sets, instead of searching and filtering anew for each of them.
 */
export function facetScopes(db: Database, query: PaperQuery): Scopes {
  const chosen = FACET_KEYS.filter((key) => query.chosen[key].length > 0);
  const failed = chosen.map(
    (key, index) => sql`(not coalesce((${chosenIn(query, key)}), 0)) * ${1 << index}`,
  );
  const mask = failed.length === 0 ? sql`0` : sql.join(failed, sql` + `);
  const rows = db.all<{ id: number; mask: number }>(
    sql`select ${papers.id} as id, ${mask} as mask from papers where ${whereOf(db, { ...query, chosen: NOTHING_CHOSEN })}`,
  );
  const idsWith = (...masks: number[]) =>
    JSON.stringify(rows.filter((row) => masks.includes(row.mask)).map(({ id }) => id));
  const results = idsWith(0);
  return {
    results,
    without: (key) => (chosen.includes(key) ? idsWith(0, 1 << chosen.indexOf(key)) : results),
  };
}

/** The papers of any state as a set. */
export function paperSet(db: Database, query: PaperQuery): PaperSet {
  const rows = db.all<{ id: number }>(sql`select ${papers.id} as id from papers where ${whereOf(db, query)}`);
  return JSON.stringify(rows.map(({ id }) => id));
}
