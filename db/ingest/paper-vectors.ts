import { sql } from 'drizzle-orm';
import { prepared } from '#db/ingest/statements.ts';
import type { Database } from '#db/open.ts';
import { paperVectors } from '#db/schema.ts';
import { LATENT_DIMENSIONS, packVector } from '#lib/search/meaning.ts';
import { BLOCK_BITS, BLOCK_SIZE, eachPosting } from '#lib/search/postings.ts';
import { addWord, MEANING_DIMENSIONS } from '#lib/search/word-vectors.ts';

const store = prepared((db) =>
  db
    .insert(paperVectors)
    .values({ paperId: sql.placeholder('paperId'), vector: sql.placeholder('vector') })
    .onConflictDoUpdate({ target: paperVectors.paperId, set: { vector: sql`excluded.vector` } })
    .prepare(),
);

/** Works out what the papers of a block mean, from their terms: their places in the trained and in the latent space. */
export function placePapers(db: Database, block: number, basis: ReadonlyMap<string, Float32Array>): void {
  const trained = new Float32Array(BLOCK_SIZE * MEANING_DIMENSIONS);
  const latent = new Float32Array(BLOCK_SIZE * LATENT_DIMENSIONS);
  const postings = db.$client
    .prepare<[number], [string, Buffer]>('select term, data from search_postings where block = ?')
    .raw();
  for (const [term, data] of postings.all(block)) {
    const word = new Float32Array(MEANING_DIMENSIONS);
    const isKnown = addWord(word, term);
    const direction = basis.get(term);
    if (!isKnown && !direction) continue;
    eachPosting(data, (place, inTitle, inAbstract) => {
      const count = inTitle + inAbstract;
      if (isKnown) addTo(trained, place * MEANING_DIMENSIONS, word, count);
      if (direction) addTo(latent, place * LATENT_DIMENSIONS, direction, 1 + Math.log(count));
    });
  }
  const first = block << BLOCK_BITS;
  const ids = db.$client
    .prepare<[number, number], number>('select id from papers where id between ? and ?')
    .pluck();
  for (const paperId of ids.all(first, first + BLOCK_SIZE - 1)) {
    const place = paperId - first;
    const vector = packVector(
      trained.subarray(place * MEANING_DIMENSIONS, (place + 1) * MEANING_DIMENSIONS),
      latent.subarray(place * LATENT_DIMENSIONS, (place + 1) * LATENT_DIMENSIONS),
    );
    store(db).run({ paperId, vector: Buffer.from(vector.buffer) });
  }
}

/** What each term adds to a text's place in the latent space. */
export function basisOf(db: Database): Map<string, Float32Array> {
  const rows = db.$client
    .prepare<[], [string, number, Buffer]>('select term, scale, vector from search_basis')
    .raw();
  return new Map(
    rows
      .all()
      .map(([term, scale, bytes]) => [
        term,
        Float32Array.from(
          new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
          (byte) => (byte * scale) / 127,
        ),
      ]),
  );
}

function addTo(sums: Float32Array, offset: number, vector: Float32Array, times: number): void {
  for (let i = 0; i < vector.length; i++)
    sums[offset + i] = (sums[offset + i] as number) + times * (vector[i] as number); // within both
}
