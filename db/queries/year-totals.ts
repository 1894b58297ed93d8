import { tally } from '#db/facet-tallies.ts';
import type { Database } from '#db/open.ts';
import { paperSet } from '#db/paper-sets.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

/** The number of all papers of each year that any paper is dated in. */
export async function yearTotals(db: Database): Promise<Map<number, number>> {
  const { counts, values } = tally(db, 'year', paperSet(db, EVERYTHING));
  const years = values.filter((year) => year > 0 && counts[year] !== 0).sort();
  return new Map(Array.from(years, (year) => [year, counts[year] ?? 0]));
}
