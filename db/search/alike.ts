import type { Database } from '#db/open.ts';
import { alikeness, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** Vectors that are held at a time, 20 MB of them. */
const HELD = 65_536;

/** How alike two papers are in meaning, in [-1, 1], by their ids; 0 for papers that have not been indexed. */
export function alikeIn({ $client }: Database): (id: number, other: number) => number {
  const read = $client
    .prepare<[number], Buffer>('select vector from paper_vectors where paper_id = ?')
    .pluck();
  // One stretch of memory: a million little arrays would be looked for all over it.
  const held = new Int8Array(HELD * VECTOR_DIMENSIONS);
  const heldIds = new Int32Array(HELD);
  const placeOf = (id: number): number => {
    const slot = id % HELD;
    if (heldIds[slot] !== id) {
      const bytes = read.get(id) ?? Buffer.alloc(VECTOR_DIMENSIONS);
      held.set(new Int8Array(bytes.buffer, bytes.byteOffset, VECTOR_DIMENSIONS), slot * VECTOR_DIMENSIONS);
      heldIds[slot] = id;
    }
    return slot * VECTOR_DIMENSIONS;
  };
  return (id, other) => {
    const from = placeOf(id);
    // The second may take the first one's place where the ids share it: then the first is kept apart.
    if (id % HELD === other % HELD && id !== other)
      return alikeness(held.slice(from, from + VECTOR_DIMENSIONS), held, placeOf(other));
    return alikeness(held.subarray(from, from + VECTOR_DIMENSIONS), held, placeOf(other));
  };
}
