import { expect, test } from 'vitest';
import { BLOCK_BITS, BLOCK_SIZE, eachPosting } from '#lib/search/postings.ts';

test('places low byte first, then the counts, three bits and five', () => {
  const read: number[][] = [];
  eachPosting(Uint8Array.of(1, 0, 0xff, 0x1f, 0b001_00000, 0b010_11111), (...posting) => read.push(posting));
  expect(read).toEqual([
    [1, 1, 0],
    [8191, 2, 31],
  ]);
  eachPosting(new Uint8Array(), () => expect.unreachable());
  expect(BLOCK_SIZE).toBe(2 ** BLOCK_BITS);
});
