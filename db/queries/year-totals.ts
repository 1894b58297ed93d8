import { tally } from '#db/facet-tallies.ts';
import type { Database } from '#db/open.ts';
import { paperSet } from '#db/paper-sets.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

/** The number of all papers of each year that any paper is dated in. */
export async function yearTotals(db: Database): Promise<Map<number, number>> {
  const years = [...tally(db, 'year', paperSet(db, EVERYTHING)).entries()];
  return new Map(years.filter(([year, n]) => year > 0 && n > 0));
}
