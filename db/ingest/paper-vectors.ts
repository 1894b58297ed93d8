import type { Crew } from '#db/ingest/crew.ts';
import { postingsOf } from '#db/ingest/index-block.ts';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import type { BlockPostings } from '#lib/search/block-index.ts';
import type { Basis } from '#lib/search/block-vectors.ts';
import { LATENT_DIMENSIONS, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';
import { BLOCK_BITS, BLOCK_SIZE } from '#lib/search/postings.ts';

const store = prepared((db) =>
  db.$client.prepare<[paperId: number, vector: Buffer]>(
    'insert into paper_vectors (paper_id, vector) values (?, ?) on conflict do update set vector = excluded.vector',
  ),
);
const idsBetween = prepared((db) =>
  db.$client
    .prepare<[number, number], number>('select id from papers where id between ? and ? order by id')
    .pluck(),
);

/** Works out what the papers of blocks mean, from their terms: their places in the trained and in the latent space. */
export async function placePapers(
  db: Database,
  crew: Crew,
  blocks: readonly number[],
  progress: (done: number) => void,
): Promise<void> {
  await crew.everywhere('learn', { space: basisOf(db) });
  let done = 0;
  for await (const [{ ids }, vectors] of crew.each(
    'place',
    postingsOfBlocks(db, blocks),
    inputOf,
    crew.blocksAhead,
  )) {
    for (const [index, id] of ids.entries()) {
      const from = index * VECTOR_DIMENSIONS;
      store(db).run(id, Buffer.from(vectors.buffer, vectors.byteOffset + from, VECTOR_DIMENSIONS));
    }
    progress(++done);
  }
}

type Placing = { first: number; ids: number[]; postings: BlockPostings };

function inputOf({ first, ids, postings }: Placing): { postings: BlockPostings; places: number[] } {
  return { postings, places: ids.map((id) => id - first) };
}

function* postingsOfBlocks(db: Database, blocks: readonly number[]): Generator<Placing> {
  for (const block of blocks) {
    const first = block << BLOCK_BITS;
    yield { first, ids: idsBetween(db).all(first, first + BLOCK_SIZE - 1), postings: postingsOf(db, block) };
  }
}

/** The latent space as it is stored. */
function basisOf(db: Database): Basis {
  const rows = db.$client
    .prepare<[], [string, number, Buffer]>('select term, scale, vector from search_basis')
    .raw()
    .all();
  const bytes = new Int8Array(rows.length * LATENT_DIMENSIONS);
  for (const [row, [, , vector]] of rows.entries())
    bytes.set(new Int8Array(vector.buffer, vector.byteOffset, vector.length), row * LATENT_DIMENSIONS);
  return { terms: rows.map(([term]) => term), scales: Float64Array.from(rows, ([, scale]) => scale), bytes };
}
