import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Block,
  type BlockKeys,
  type Lists,
  packBlock,
  packKeys,
  unpackBlock,
  unpackKeys,
} from '#db/columns/block.ts';

const lists = (places: number): fc.Arbitrary<Lists> =>
  fc
    .array(fc.array(fc.nat(0xffffffff), { maxLength: 3 }), { minLength: places, maxLength: places })
    .map((all) => {
      const starts = new Uint32Array(places + 1);
      for (const [place, own] of all.entries()) starts[place + 1] = (starts[place] ?? 0) + own.length;
      return { starts, values: Uint32Array.from(all.flat()) };
    });

const column = (places: number, most: number) =>
  fc.array(fc.nat(most), { minLength: places, maxLength: places });
const wide = (places: number) => column(places, 0xffffffff).map((all) => Uint32Array.from(all));
const short = (places: number) => column(places, 0xffff).map((all) => Uint16Array.from(all));

const blocks: fc.Arbitrary<Block> = fc.nat(9).chain((places) =>
  lists(places).chain((topics) =>
    fc.record({
      places: fc.constant(places),
      topics: fc.constant(topics),
      topicRanks: column(topics.values.length, 0xff).map((all) => Uint8Array.from(all)),
      topicScores: fc
        .array(fc.double({ noNaN: true }), {
          minLength: topics.values.length,
          maxLength: topics.values.length,
        })
        .map((all) => Float64Array.from(all)),
      flags: column(places, 0xff).map((all) => Uint8Array.from(all)),
      year: short(places),
      listings: short(places),
      organisation: wide(places),
      venue: wide(places),
      x: wide(places),
      y: wide(places),
      authors: lists(places),
      categories: lists(places),
      sources: lists(places),
    }),
  ),
);

test('a block is read as it was written, wherever its bytes begin', () => {
  fc.assert(
    fc.property(blocks, fc.nat(7), (block, offset) => {
      const bytes = packBlock(block);
      const moved = new Uint8Array(bytes.length + offset);
      moved.set(bytes, offset);
      expect(unpackBlock(moved.subarray(offset))).toEqual(block);
    }),
  );
});

test('so are the keys of its orders', () => {
  const keys: fc.Arbitrary<BlockKeys> = fc.nat(9).chain((places) =>
    fc.record({
      places: fc.constant(places),
      trending: fc
        .array(fc.double({ noNaN: true }), { minLength: places, maxLength: places })
        .map((all) => Float64Array.from(all)),
      date: wide(places),
      comments: wide(places),
      firstSource: wide(places),
      firstPosition: wide(places),
    }),
  );
  fc.assert(
    fc.property(keys, (all) => {
      expect(unpackKeys(packKeys(all))).toEqual(all);
    }),
  );
});
