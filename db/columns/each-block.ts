import type { Block } from '#db/columns/block.ts';
import type { Columns } from '#db/columns/columns.ts';
import { BLOCK_BITS, BLOCK_SIZE } from '#lib/search/postings.ts';

/** Calls back once a block with the ids that it holds of an ascending list. */
export function eachBlock(
  { blocks }: Columns,
  set: Uint32Array,
  read: (block: Block, ids: Uint32Array) => void,
): void {
  for (let from = 0; from < set.length; ) {
    const number = (set[from] as number) >> BLOCK_BITS;
    const end = endOfBlock(set, from, (number + 1) << BLOCK_BITS);
    const block = blocks[number];
    if (block) read(block, set.subarray(from, end));
    from = end;
  }
}

/** The first place from `from` on with an id that is not below `limit`. */
function endOfBlock(set: Uint32Array, from: number, limit: number): number {
  let [low, high] = [from, Math.min(set.length, from + BLOCK_SIZE)];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
