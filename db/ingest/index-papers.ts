import { asc, count, eq, sql } from 'drizzle-orm';
import { Crew } from '#db/ingest/crew.ts';
import { storeBlock, textsOf } from '#db/ingest/index-block.ts';
import { placePapers } from '#db/ingest/paper-vectors.ts';
import { makeSpace } from '#db/ingest/search-space.ts';
import type { Database } from '#db/open.ts';
import { papers, searchBlocks, searchSpaces, searchStale } from '#db/schema.ts';
import { INDEX_VERSION } from '#lib/search/index-version.ts';
import { BLOCK_BITS } from '#lib/search/postings.ts';
import { shippedSystem } from '#lib/topics/topic-system.ts';

/** The latent space is made anew when more of the papers than this share have changed since it was made. */
const MOST_CHANGED = 0.05;
/** Up to so many papers it is made anew at every change, in some two seconds. */
const SMALL = 5000;

/**
 * Makes what searches are ranked with: postings, lengths, words and short forms of the blocks in which a text has
 * changed, and what each of their papers means; all of it where it was made by another version. Where nothing has
 * changed nothing is done.
 *
 * Of a corpus of more than 5,000 papers the latent space stays as it is until a twentieth of them has changed, so that a
 * few new papers do not cost the work of all; their places in it are worked out all the same.
 */
export async function indexPapers(
  db: Database,
  progress: (done: number, total: number) => void = () => {},
  crew: Crew = new Crew(shippedSystem, 0),
): Promise<void> {
  const space = db.select().from(searchSpaces).get();
  if (space?.madeWith !== INDEX_VERSION) markAll(db);
  const stale = db.select().from(searchStale).orderBy(asc(searchStale.block)).all();
  if (stale.length === 0) return;
  let done = 0;
  for await (const [{ block, texts }, index] of crew.each(
    'index',
    textsOfBlocks(db, stale),
    ({ texts }) => ({ texts }),
    crew.blocksAhead,
  )) {
    progress(done++, stale.length);
    storeBlock(db, block, texts.length === 0 ? undefined : index);
  }
  const total = db.select({ n: count() }).from(papers).get()?.n ?? 0;
  const changed = stale.reduce((sum, { changes }) => sum + changes, 0);
  const isKept =
    space?.madeWith === INDEX_VERSION &&
    total > SMALL &&
    space.changed + changed <= MOST_CHANGED * space.papers;
  if (isKept)
    db.update(searchSpaces)
      .set({ changed: sql`${searchSpaces.changed} + ${changed}` })
      .where(eq(searchSpaces.id, space.id))
      .run();
  else makeSpace(db, total);
  const blocks = isKept ? stale : db.select({ block: searchBlocks.block }).from(searchBlocks).all();
  await placePapers(
    db,
    crew,
    blocks.map(({ block }) => block),
    (placed) => progress(stale.length + placed, stale.length + blocks.length),
  );
  db.delete(searchStale).run();
}

function* textsOfBlocks(db: Database, blocks: readonly { block: number }[]) {
  for (const { block } of blocks) yield { block, texts: textsOf(db, block) };
}

function markAll(db: Database): void {
  db.run(sql`insert into ${searchStale} (block, changes)
    select id >> ${sql.raw(String(BLOCK_BITS))}, count(*) from papers where true group by 1 on conflict do nothing`);
}
