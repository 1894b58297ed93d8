import { sql } from 'drizzle-orm';
import { type Block, FLAGS } from '#db/columns/block.ts';
import { columnsOf } from '#db/columns/columns.ts';
import { keptAnswer } from '#db/kept-answers.ts';
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
  return keptAnswer(db, 'holdings', () => counted(db));
}

function counted(db: Database): Holdings {
  const flags =
    (flag: number) =>
    ({ flags: of }: Block) =>
      count(of, (own) => (own & flag) !== 0);
  const sum = (numberIn: (block: Block) => number) =>
    columnsOf(db).blocks.reduce((total, block) => total + (block ? numberIn(block) : 0), 0);
  const told = db.get<Pick<Holdings, 'listings' | 'dumps' | 'oldest' | 'newest'>>(sql`
    select (select min(published_on) from papers) as oldest, (select max(published_on) from papers) as newest,
      (select count(*) from sources where is_listing) as listings,
      (select count(*) from sources where is_listing and kind in ${[...DUMPS]}) as dumps`);
  if (!told) throw new Error('The database did not answer what it holds.');
  return {
    ...told,
    papers: sum(flags(FLAGS.paper)),
    dated: sum(flags(FLAGS.date)),
    withComments: sum(flags(FLAGS.discussion)),
    hasUpvotes: sum(flags(FLAGS.upvotes)) > 0,
    inSeveral: sum(({ listings }) => count(listings, (n) => n > 1)),
  };
}

function count(column: Uint8Array | Uint16Array, holds: (value: number) => boolean): number {
  let n = 0;
  for (const value of column) if (holds(value)) n += 1;
  return n;
}
