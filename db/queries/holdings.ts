import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { DUMPS } from '#lib/source-name.ts';

/** What there is as a whole: numbers, and the span of the dates that are known. */
export type Holdings = {
  papers: number;
  listings: number;
  /** Those of the listings that are dumps. */
  dumps: number;
  dated: number;
  withComments: number;
  /** Whether any source counts upvotes. */
  hasUpvotes: boolean;
  inSeveral: number;
  oldest: string | null;
  newest: string | null;
};

/** The numbers that head the site. */
export async function holdings(db: Database): Promise<Holdings> {
  const row = db.get<Omit<Holdings, 'hasUpvotes'> & { hasUpvotes: number }>(sql`
    select count(*) as papers, count(year) as dated, count(nullif(coalesce(comment_count, 0) > 0, 0)) as withComments,
      count(nullif(listing_count > 1, 0)) as inSeveral, min(published_on) as oldest, max(published_on) as newest,
      (select count(*) from sources where is_listing) as listings,
      (select count(*) from sources where is_listing and kind in ${[...DUMPS]}) as dumps,
      exists (select 1 from papers where upvotes > 0) as hasUpvotes
    from papers`);
  if (!row) throw new Error('The database did not answer how many papers it holds.');
  return { ...row, hasUpvotes: row.hasUpvotes === 1 };
}
