import type { Database } from '#db/open.ts';
import { type Card, cardsOf } from '#db/queries/cards.ts';
import { papersOnTopic } from '#db/queries/topic-words.ts';
import { alikeness, LATENT_DIMENSIONS, packVector } from '#lib/search/meaning.ts';
import { MEANING_DIMENSIONS } from '#lib/search/word-vectors.ts';

/** Papers that are read: of a larger topic those that it fits best, among which its middle lies. */
const MOST_READ = 10_000;
/** A group needs a middle before anything can be near it. */
const FEWEST = 3;

/**
 * The papers of a topic that are closest in meaning to all of them together: those most alike to the mean of the
 * topic's vectors, of equal ones the first. None for a topic of fewer than three papers.
 */
export async function centralPapers(db: Database, topic: string, limit: number): Promise<Card[]> {
  const read = db.$client
    .prepare<[string], [number, Buffer]>(
      'select paper_id, vector from paper_vectors where paper_id in (select value from json_each(?))',
    )
    .raw();
  const vectors = read
    .all(JSON.stringify(papersOnTopic(db, topic).slice(0, MOST_READ)))
    .map(([id, bytes]) => ({ id, vector: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length) }));
  if (vectors.length < FEWEST) return [];
  const centre = centreOf(vectors.map(({ vector }) => vector));
  const nearest = vectors
    .map(({ id, vector }) => ({ id, near: alikeness(centre, vector) }))
    .sort((a, b) => b.near - a.near || a.id - b.id)
    .slice(0, limit);
  return cardsOf(
    db,
    nearest.map(({ id }) => id),
  );
}

/** The mean of papers' vectors, packed as one. */
function centreOf(vectors: readonly Int8Array[]): Int8Array {
  const trained = new Float32Array(MEANING_DIMENSIONS);
  const latent = new Float32Array(LATENT_DIMENSIONS);
  for (const vector of vectors) {
    // Both indexes are within: the vector is one half after the other.
    for (let at = 0; at < MEANING_DIMENSIONS; at++)
      trained[at] = (trained[at] as number) + (vector[at] as number);
    for (let at = 0; at < LATENT_DIMENSIONS; at++)
      latent[at] = (latent[at] as number) + (vector[MEANING_DIMENSIONS + at] as number);
  }
  return packVector(trained, latent);
}
