import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';

/** The number of all papers of each year that any paper is dated in. */
export async function yearTotals(db: Database): Promise<Map<number, number>> {
  const rows = db.all<{ year: number; n: number }>(
    sql`select year, count(*) as n from papers where year is not null group by 1 order by 1`,
  );
  return new Map(rows.map(({ year, n }) => [year, n]));
}
