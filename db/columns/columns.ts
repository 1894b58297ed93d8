import { type Block, COLUMNS_VERSION, unpackBlock } from '#db/columns/block.ts';
import { makeBlock } from '#db/columns/make-block.ts';
import { dataVersion } from '#db/data-version.ts';
import type { Database } from '#db/open.ts';
import { BLOCK_BITS } from '#lib/search/postings.ts';

/** The columns of all papers, held in memory: some 80 bytes a paper. */
export type Columns = {
  /** One more than the largest id. */
  size: number;
  /** By number; undefined where no paper is. */
  blocks: readonly (Block | undefined)[];
};

type Held = { version: string; columns: Columns; revisions: Map<number, number> };

const held = new WeakMap<Database, Held>();

/**
 * The columns as they are now. When the database has changed only the blocks that were made anew are read; one that
 * nobody has stored yet, or that another version of the code made, is made from its tables here.
 */
export function columnsOf(db: Database): Columns {
  const version = dataVersion(db);
  const known = held.get(db);
  if (known?.version === version) return known.columns;
  const fresh = readAgain(db, version, known);
  held.set(db, fresh);
  return fresh.columns;
}

function readAgain(db: Database, version: string, before: Held | undefined): Held {
  const stale = new Set(staleBlocks(db));
  const revisions = new Map<number, number>();
  const blocks: (Block | undefined)[] = [];
  const dataOf = db.$client
    .prepare<[number], Buffer>('select data from paper_columns where block = ?')
    .pluck();
  for (const { block, revision } of storedBlocks(db)) {
    if (stale.has(block)) continue;
    const known = before?.revisions.get(block) === revision ? before.columns.blocks[block] : undefined;
    blocks[block] = known ?? unpackBlock(dataOf.get(block) ?? Buffer.alloc(0));
    revisions.set(block, revision);
  }
  for (const block of stale) blocks[block] = makeBlock(db, block).block;
  const last = blocks.length - 1;
  const size = last < 0 ? 1 : (last << BLOCK_BITS) + (blocks[last]?.places ?? 0);
  return { version, revisions, columns: { size, blocks } };
}

/** Blocks that were stored by this version of the code, with the number that tells when. */
function storedBlocks(db: Database): { block: number; revision: number }[] {
  return db.$client
    .prepare<[string], { block: number; revision: number }>(
      'select block, revision from paper_columns where made_with = ? order by block',
    )
    .all(COLUMNS_VERSION);
}

/** Blocks with a change that nobody has stored yet, and those that another version of the code made. */
export function staleBlocks(db: Database): number[] {
  return db.$client
    .prepare<[string], number>(
      `select block from columns_stale union select block from paper_columns where made_with <> ? order by 1`,
    )
    .pluck()
    .all(COLUMNS_VERSION);
}
