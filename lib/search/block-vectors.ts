import type { BlockPostings } from '#lib/search/block-index.ts';
import { LATENT_DIMENSIONS, packVector, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';
import { BLOCK_SIZE, eachPosting } from '#lib/search/postings.ts';
import { addWord, MEANING_DIMENSIONS } from '#lib/search/word-vectors.ts';

/** The latent space: what the term `t` adds to a text's place there is the `scales[t] / 127`-fold of its signed bytes. */
export type Basis = { terms: string[]; scales: Float64Array; bytes: Int8Array };

/** The basis by its terms, each with its vector. */
export function basisVectors({ terms, scales, bytes }: Basis): Map<string, Float32Array> {
  return new Map(
    terms.map((term, row) => [
      term,
      Float32Array.from(
        bytes.subarray(row * LATENT_DIMENSIONS, (row + 1) * LATENT_DIMENSIONS),
        (byte) => (byte * (scales[row] as number)) / 127,
      ),
    ]),
  );
}

/**
 * What the papers of a block mean, from their terms: their places in the trained and in the latent space, packed
 * (lib/search/meaning.ts), one after the other in the order of `places`.
 */
export function blockVectors(
  { terms, starts, bytes }: BlockPostings,
  places: readonly number[],
  basis: ReadonlyMap<string, Float32Array>,
): Int8Array {
  const trained = new Float32Array(BLOCK_SIZE * MEANING_DIMENSIONS);
  const latent = new Float32Array(BLOCK_SIZE * LATENT_DIMENSIONS);
  for (const [number, term] of terms.entries()) {
    const word = new Float32Array(MEANING_DIMENSIONS);
    const isKnown = addWord(word, term);
    const direction = basis.get(term);
    if (!isKnown && !direction) continue;
    eachPosting(bytes.subarray(starts[number], starts[number + 1]), (place, inTitle, inAbstract) => {
      const count = inTitle + inAbstract;
      if (isKnown) addTo(trained, place * MEANING_DIMENSIONS, word, count);
      if (direction) addTo(latent, place * LATENT_DIMENSIONS, direction, 1 + Math.log(count));
    });
  }
  const vectors = new Int8Array(places.length * VECTOR_DIMENSIONS);
  for (const [index, place] of places.entries()) {
    const vector = packVector(
      trained.subarray(place * MEANING_DIMENSIONS, (place + 1) * MEANING_DIMENSIONS),
      latent.subarray(place * LATENT_DIMENSIONS, (place + 1) * LATENT_DIMENSIONS),
    );
    vectors.set(vector, index * VECTOR_DIMENSIONS);
  }
  return vectors;
}

function addTo(sums: Float32Array, offset: number, vector: Float32Array, times: number): void {
  for (let i = 0; i < vector.length; i++)
    sums[offset + i] = (sums[offset + i] as number) + times * (vector[i] as number); // within both
}
