import { eq } from 'drizzle-orm';
import { inserter, prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { searchBlocks, searchPostings } from '#db/schema.ts';
import { type BlockIndex, type BlockPostings, blockIndex, type PlacedText } from '#lib/search/block-index.ts';
import { BLOCK_BITS, BLOCK_SIZE } from '#lib/search/postings.ts';

const ofBlock = prepared((db) =>
  db.$client.prepare<[first: number, last: number], PlacedText>(
    `select id & ${BLOCK_SIZE - 1} as place, title_text as title, abstract_text as abstract from papers
     where id between ? and ? order by id`,
  ),
);

/** The texts of a block's papers, in the order of their places. */
export function textsOf(db: Database, block: number): PlacedText[] {
  const first = block << BLOCK_BITS;
  return ofBlock(db).all(first, first + BLOCK_SIZE - 1);
}

/** Makes the index of a block anew from the texts of its papers. */
export function indexBlock(db: Database, block: number): void {
  const texts = textsOf(db, block);
  storeBlock(db, block, texts.length === 0 ? undefined : blockIndex(texts));
}

const addPostings = inserter(searchPostings);

/** Puts the index of a block in the place of the one that it had; undefined for a block without papers. */
export function storeBlock(db: Database, block: number, index: BlockIndex | undefined): void {
  db.delete(searchPostings).where(eq(searchPostings.block, block)).run();
  db.delete(searchBlocks).where(eq(searchBlocks.block, block)).run();
  if (!index) return;
  const { terms, starts, bytes, lengths, words, acronyms } = index;
  for (const [number, term] of terms.entries()) {
    const data = Buffer.from(bytes.subarray(starts[number], starts[number + 1]));
    addPostings(db)({ term, block, papers: data.length / 3, data });
  }
  db.insert(searchBlocks)
    .values({
      block,
      lengths: Buffer.from(lengths.buffer),
      words: Buffer.from(words),
      acronyms: Buffer.from(acronyms),
    })
    .run();
}

const stored = prepared((db) =>
  db.$client
    .prepare<[block: number], [string, Buffer]>('select term, data from search_postings where block = ?')
    .raw(),
);

/** The postings of a block as they are stored. */
export function postingsOf(db: Database, block: number): BlockPostings {
  const rows = stored(db).all(block);
  const starts = new Uint32Array(rows.length + 1);
  for (const [number, [, data]] of rows.entries()) starts[number + 1] = (starts[number] ?? 0) + data.length;
  const bytes = new Uint8Array(starts.at(-1) ?? 0);
  for (const [number, [, data]] of rows.entries()) bytes.set(data, starts[number]);
  return { terms: rows.map(([term]) => term), starts, bytes };
}
