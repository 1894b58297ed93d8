/** Papers of a block: those with the same id >> BLOCK_BITS. A change of a paper's text makes its block anew. */
export const BLOCK_BITS = 13;
export const BLOCK_SIZE = 1 << BLOCK_BITS;

/** Counts beyond these add nothing to a score that saturates. */
export const MOST_IN_TITLE = 7;
export const MOST_IN_ABSTRACT = 31;

/**
 * Reads the postings of a term: two bytes a place, low byte first, then one byte a paper, three bits for the title and
 * five for the abstract. Calls back once a paper, in the order of the places.
 */
export function eachPosting(
  bytes: Uint8Array,
  read: (place: number, inTitle: number, inAbstract: number) => void,
): void {
  const n = bytes.length / 3;
  for (let index = 0; index < n; index++) {
    const place = (bytes[2 * index] ?? 0) | ((bytes[2 * index + 1] ?? 0) << 8);
    const counts = bytes[2 * n + index] ?? 0;
    read(place, counts >> 5, counts & 0x1f);
  }
}
