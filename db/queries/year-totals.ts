import { eachValue, tally } from '#db/facet-tallies.ts';
import type { Database } from '#db/open.ts';
import { type PaperSet, paperSet } from '#db/paper-sets.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

/** The number of all papers of each year that any paper is dated in, the earliest year first. */
export async function yearTotals(db: Database): Promise<Map<number, number>> {
  return papersByYear(db, paperSet(db, EVERYTHING));
}

/** The dated papers of a set by year, the earliest year first. */
export function papersByYear(db: Database, set: PaperSet): Map<number, number> {
  const years: [number, number][] = [];
  eachValue(tally(db, 'year', set), (year, papers) => {
    if (year > 0) years.push([year, papers]);
  });
  return new Map(years.sort(([a], [b]) => a - b));
}
