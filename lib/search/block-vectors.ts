import type { BlockPostings } from '#lib/search/block-index.ts';
import { LATENT_DIMENSIONS, packVector, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';
import { BLOCK_SIZE, eachPosting } from '#lib/search/postings.ts';
import { MEANING_DIMENSIONS, shippedVectors } from '#lib/search/word-vectors.ts';

/** The latent space: what the term `t` adds to a text's place there is the `scales[t] / 127`-fold of its signed bytes. */
export type Basis = { terms: string[]; scales: Float64Array; bytes: Int8Array };

/** The basis, with the row of each term. */
export type BasisRows = Pick<Basis, 'scales' | 'bytes'> & { rows: ReadonlyMap<string, number> };

export function basisRows({ terms, scales, bytes }: Basis): BasisRows {
  return { rows: new Map(terms.map((term, row) => [term, row])), scales, bytes };
}

/**
 * What the papers of a block mean, from their terms: their places in the trained and in the latent space, packed
 * (lib/search/meaning.ts), one after the other in the order of `places`.
 */
export function blockVectors(
  postings: BlockPostings,
  places: readonly number[],
  basis: BasisRows,
): Int8Array {
  const { starts, numbers, counts } = termsByPlace(postings);
  const [words, directions] = [wordVectorsOf(postings.terms), directionsOf(postings.terms, basis)];
  const weights = Float64Array.from(counts, (count) => 1 + Math.log(count));
  const [trained, latent] = [new Float64Array(MEANING_DIMENSIONS), new Float64Array(LATENT_DIMENSIONS)];
  const vectors = new Int8Array(places.length * VECTOR_DIMENSIONS);
  for (const [index, place] of places.entries()) {
    trained.fill(0);
    latent.fill(0);
    const [from, end] = [starts[place] as number, starts[place + 1] as number]; // within the block
    addRows(trained, words, numbers.subarray(from, end), counts.subarray(from, end));
    addRows(latent, directions, numbers.subarray(from, end), weights.subarray(from, end));
    vectors.set(packVector(trained, latent), index * VECTOR_DIMENSIONS);
  }
  return vectors;
}

/**
 * The vectors of a block's terms, as they are kept, in signed bytes: they are looked up by every paper, and four times as
 * many of them fit where the processor finds them at once. The vector of term `t` is the `steps[t]`-fold of row `rows[t]`;
 * without one it has the row −1.
 */
type TermVectors = { rows: Int32Array; steps: Float64Array; bytes: Int8Array };

function wordVectorsOf(terms: readonly string[]): TermVectors {
  const { rows, steps, bytes } = shippedVectors();
  const own = Int32Array.from(terms, (term) => rows.get(term) ?? -1);
  return { rows: own, steps: Float64Array.from(own, (row) => steps[row] ?? 0), bytes };
}

function directionsOf(terms: readonly string[], { rows, scales, bytes }: BasisRows): TermVectors {
  const own = Int32Array.from(terms, (term) => rows.get(term) ?? -1);
  return { rows: own, steps: Float64Array.from(own, (row) => (scales[row] ?? 0) / 127), bytes };
}

/** Adds the vectors of terms to a sum, each so many times: four at a time, so that the sum is read and written less. */
function addRows(
  sum: Float64Array,
  { rows, steps, bytes }: TermVectors,
  terms: Uint32Array,
  times: Float64Array | Uint8Array,
): void {
  const size = sum.length;
  let [a, b, c, ofA, ofB, ofC] = [0, 0, 0, 0, 0, 0];
  let waiting = 0;
  for (let nth = 0; nth < terms.length; nth++) {
    const term = terms[nth] as number;
    const row = rows[term] as number; // a term of the block
    if (row < 0) continue;
    const [d, ofD] = [row * size, (times[nth] as number) * (steps[term] as number)];
    if (waiting < 3) {
      [a, b, c] = [b, c, d];
      [ofA, ofB, ofC] = [ofB, ofC, ofD];
      waiting++;
      continue;
    }
    for (let i = 0; i < size; i++)
      sum[i] =
        (sum[i] as number) + // within, as all of these
        ofA * (bytes[a + i] as number) +
        ofB * (bytes[b + i] as number) +
        ofC * (bytes[c + i] as number) +
        ofD * (bytes[d + i] as number);
    waiting = 0;
    [ofA, ofB, ofC] = [0, 0, 0];
  }
  for (let i = 0; i < size && waiting > 0; i++)
    sum[i] =
      (sum[i] as number) +
      ofA * (bytes[a + i] as number) +
      ofB * (bytes[b + i] as number) +
      ofC * (bytes[c + i] as number);
}

/** The terms of each paper of a block by their numbers, in their order, and how often it has each. */
type TermsByPlace = { starts: Uint32Array; numbers: Uint32Array; counts: Uint8Array };

function termsByPlace({ terms, starts, bytes }: BlockPostings): TermsByPlace {
  const ends = new Uint32Array(BLOCK_SIZE + 1);
  const eachOf = (number: number, read: (place: number, inTitle: number, inAbstract: number) => void) =>
    eachPosting(bytes.subarray(starts[number], starts[number + 1]), read);
  for (let number = 0; number < terms.length; number++)
    eachOf(number, (place) => {
      ends[place + 1] = (ends[place + 1] as number) + 1;
    });
  for (let place = 0; place < BLOCK_SIZE; place++)
    ends[place + 1] = (ends[place + 1] as number) + (ends[place] as number);
  const size = ends[BLOCK_SIZE] as number;
  const all = { starts: ends.slice(), numbers: new Uint32Array(size), counts: new Uint8Array(size) };
  for (let number = 0; number < terms.length; number++)
    eachOf(number, (place, inTitle, inAbstract) => {
      const slot = ends[place] as number;
      all.numbers[slot] = number;
      all.counts[slot] = inTitle + inAbstract;
      ends[place] = slot + 1;
    });
  return all;
}
