import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairOf } from '#lib/search/training/pairs.ts';
import { xorshift } from '#lib/topics/training/logistic-regression.ts';

const bag = (...terms: number[]) => Int32Array.from(terms);

const PAPER = { title: bag(0, 1), sentences: [bag(10, 11, 12, 13), bag(20), bag(30, 31, 32, 33, 34)] };

/** How often each pair comes up in a thousand, `left|right`. */
function counted(titles: number): Map<string, number> {
  const random = xorshift(3);
  const counts = new Map<string, number>();
  for (let turn = 0; turn < 1000; turn += 1) {
    const { left, right } = pairOf(PAPER, { titles, dropped: 0 }, random);
    const key = `${left.join(' ')}|${right.join(' ')}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

test('a title goes with the abstract, a sentence of four terms or more with the rest, mostly with the title', () => {
  const whole = '0 1|10 11 12 13 20 30 31 32 33 34';
  expect([...counted(1)]).toEqual([[whole, 1000]]);
  const counts = counted(0.4);
  expect([...counts.keys()].sort()).toEqual([
    whole,
    '10 11 12 13|0 1 20 30 31 32 33 34',
    '10 11 12 13|20 30 31 32 33 34',
    '30 31 32 33 34|0 1 10 11 12 13 20',
    '30 31 32 33 34|10 11 12 13 20',
  ]);
  const near = (key: string, wanted: number) =>
    expect(Math.abs((counts.get(key) ?? 0) - wanted)).toBeLessThan(50);
  near(whole, 400);
  near('10 11 12 13|0 1 20 30 31 32 33 34', 200);
  near('30 31 32 33 34|10 11 12 13 20', 100);
});

test('an abstract of one such sentence always goes with the title', () => {
  const paper = { title: bag(5), sentences: [bag(1, 2, 3, 4), bag(6, 7, 8)] };
  const pairing = { titles: 0, dropped: 0 };
  expect(pairOf(paper, pairing, xorshift(1))).toEqual({ left: bag(5), right: bag(1, 2, 3, 4, 6, 7, 8) });
});

test('terms are left out, their order stays, and no text is left without any', () => {
  fc.assert(
    fc.property(fc.integer(), fc.double({ min: 0, max: 1, noNaN: true }), (seed, dropped) => {
      const { left, right } = pairOf(PAPER, { titles: 1, dropped }, xorshift(seed));
      for (const [side, of] of [
        [left, PAPER.title],
        [right, Int32Array.from(PAPER.sentences.flatMap((sentence) => [...sentence]))],
      ] as const) {
        expect(side.length).toBeGreaterThan(0);
        expect(side).toEqual(of.filter((term) => side.includes(term)));
      }
    }),
  );
  const random = xorshift(1);
  const lengths = Array.from(
    { length: 1000 },
    () => pairOf(PAPER, { titles: 1, dropped: 0.3 }, random).right.length,
  );
  expect(Math.abs(lengths.reduce((sum, length) => sum + length, 0) - 7000)).toBeLessThan(150);
});
