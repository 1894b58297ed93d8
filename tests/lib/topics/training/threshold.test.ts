import { expect, test } from 'vitest';
import { UNSURE } from '#lib/topics/training/logistic-regression.ts';
import { bestThreshold } from '#lib/topics/training/threshold.ts';

/** The best threshold for these probabilities and labels, of so many topics a paper. */
function best(
  cases: readonly (readonly [probability: number, label: number])[],
  topics = 1,
  isChosen: (paper: number) => boolean = () => true,
): number {
  const odds = Float64Array.from(cases, ([probability]) => Math.log(probability / (1 - probability)));
  const labels = Uint8Array.from(cases, ([, label]) => label);
  return bestThreshold(odds, labels, topics, isChosen);
}

const NO = 0;
const YES = 1;

test('the smallest threshold that parts right from wrong; a topic at the threshold is given', () => {
  expect(
    best([
      [0.3, NO],
      [0.6, YES],
      [0.7, YES],
    ]),
  ).toBe(0.31);
  expect(
    best([
      [0.615, NO],
      [0.63, YES],
    ]),
  ).toBe(0.62);
});

test('where they cannot be parted, the one with the best F1', () => {
  // From 0.2: 2 right of 5 given, F1 4/7. From 0.46: 2 of 3, F1 4/5. From 0.61: 1 of 2, F1 1/2.
  const mixed = [
    [0.25, NO],
    [0.45, NO],
    [0.5, YES],
    [0.6, NO],
    [0.7, YES],
  ] as const;
  expect(best(mixed)).toBe(0.46);
  // One more that is missed from 0.26 on: from 0.2 3 of 6, F1 2/3; from 0.46 2 of 3 and one missed, F1 2/3.
  expect(best([[0.22, YES], ...mixed])).toBe(0.2);
});

test('of several alike the smallest, and none is tried below 0.2 or above 0.8', () => {
  expect(
    best([
      [0.01, NO],
      [0.9, YES],
    ]),
  ).toBe(0.2);
  expect(
    best([
      [0.81, NO],
      [0.95, YES],
      [0.79, NO],
    ]),
  ).toBe(0.8);
  expect(best([[0.5, NO]])).toBe(0.2);
  expect(best([])).toBe(0.2);
});

test('what is not known counts neither way', () => {
  expect(
    best([
      [0.3, UNSURE],
      [0.6, YES],
    ]),
  ).toBe(0.2);
  expect(
    best([
      [0.3, NO],
      [0.25, UNSURE],
      [0.6, YES],
    ]),
  ).toBe(0.31);
});

test('only the papers chosen are looked at, all topics of each together', () => {
  const cases = [
    [0.3, NO],
    [0.6, YES],
    [0.5, NO],
    [0.7, YES],
    [0.75, NO],
    [0.1, NO],
  ] as const;
  expect(best(cases, 2, (paper) => paper === 0)).toBe(0.31);
  expect(best(cases, 2, (paper) => paper < 2)).toBe(0.51);
  expect(best(cases, 2, (paper) => paper === 1)).toBe(0.51);
  expect(best(cases, 3, (paper) => paper === 0)).toBe(0.51);
});
