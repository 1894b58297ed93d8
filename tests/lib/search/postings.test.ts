import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BLOCK_BITS, BLOCK_SIZE, eachPosting, PostingsWriter } from '#lib/search/postings.ts';

type Posting = [place: number, inTitle: number, inAbstract: number];

function written(postings: readonly Posting[]): Uint8Array {
  const writer = new PostingsWriter();
  for (const [place, inTitle, inAbstract] of postings) writer.add(place, inTitle, inAbstract);
  return writer.bytes();
}

function read(bytes: Uint8Array): Posting[] {
  const postings: Posting[] = [];
  eachPosting(bytes, (...posting) => postings.push(posting));
  return postings;
}

test('places low byte first, then the counts, three bits and five', () => {
  expect([
    ...written([
      [1, 1, 0],
      [8191, 2, 31],
    ]),
  ]).toEqual([1, 0, 0xff, 0x1f, 0b001_00000, 0b010_11111]);
  expect(written([]).length).toBe(0);
  expect(read(new Uint8Array())).toEqual([]);
  expect(BLOCK_SIZE).toBe(2 ** BLOCK_BITS);
});

test('what was written is read again, counts up to 7 and 31', () => {
  const posting = fc.tuple(fc.nat(BLOCK_SIZE - 1), fc.nat(12), fc.nat(60));
  fc.assert(
    fc.property(fc.array(posting, { maxLength: 40 }), (postings) => {
      const bytes = written(postings);
      expect(bytes.length).toBe(3 * postings.length);
      expect(read(bytes)).toEqual(
        postings.map(([place, inTitle, inAbstract]) => [
          place,
          Math.min(7, inTitle),
          Math.min(31, inAbstract),
        ]),
      );
    }),
    { seed: 13, numRuns: 300 },
  );
});
