import type { Database } from '#db/open.ts';
import { alikeness, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';

/** Vectors that are held at a time, 20 MB of them. */
const HELD = 65_536;

/** How alike two papers are in meaning, in [-1, 1], by their ids; 0 for papers that have not been indexed. */
export function alikeIn({ $client }: Database): (id: number, other: number) => number {
  const read = $client
    .prepare<[number], Buffer>('select vector from paper_vectors where paper_id = ?')
    .pluck();
  const held = new Map<number, Int8Array>();
  const vectorOf = (id: number): Int8Array => {
    const known = held.get(id);
    if (known) return known;
    const bytes = read.get(id);
    const vector = bytes
      ? new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length)
      : new Int8Array(VECTOR_DIMENSIONS);
    if (held.size >= HELD) held.clear();
    held.set(id, vector);
    return vector;
  };
  return (id, other) => alikeness(vectorOf(id), vectorOf(other));
}
