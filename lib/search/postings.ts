/** Papers of a block: those with the same id >> BLOCK_BITS. A change of a paper's text makes its block anew. */
export const BLOCK_BITS = 13;
export const BLOCK_SIZE = 1 << BLOCK_BITS;

/** Counts beyond these add nothing to a score that saturates. */
const MOST_IN_TITLE = 7;
const MOST_IN_ABSTRACT = 31;

/** Collects the postings of one term; papers come in the order of their places. */
export class PostingsWriter {
  places: number[] = [];
  counts: number[] = [];

  add(place: number, inTitle: number, inAbstract: number): void {
    this.places.push(place);
    this.counts.push((Math.min(inTitle, MOST_IN_TITLE) << 5) | Math.min(inAbstract, MOST_IN_ABSTRACT));
  }

  /** Two bytes a place, low byte first, then one byte a paper: three bits for the title, five for the abstract. */
  bytes(): Uint8Array {
    const n = this.places.length;
    const bytes = new Uint8Array(3 * n);
    for (const [index, place] of this.places.entries()) {
      bytes[2 * index] = place & 0xff;
      bytes[2 * index + 1] = place >> 8;
    }
    bytes.set(this.counts, 2 * n);
    return bytes;
  }
}

/** Reads what `PostingsWriter` wrote: calls back once a paper. */
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
