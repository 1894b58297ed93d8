import { expect, test } from 'vitest';
import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { laidOut, withoutGaps } from '#lib/map/layout.ts';
import { NearestLandmarks } from '#lib/map/nearest-landmarks.ts';
import { asNumbers, nearestOfEach, smallest, vectorAt } from '#lib/map/paper-space.ts';
import { placer } from '#lib/map/place.ts';
import { alikeness, VECTOR_DIMENSIONS } from '#lib/search/meaning.ts';
import { xorshift } from '#lib/topics/training/logistic-regression.ts';

/** Papers of two kinds: those of a kind have large numbers in the same twenty dimensions. */
function twoKinds(count: number, seed = 3): Int8Array {
  const random = xorshift(seed);
  const space = new Int8Array(count * VECTOR_DIMENSIONS);
  for (let index = 0; index < space.length; index++) {
    const [paper, dimension] = [Math.floor(index / VECTOR_DIMENSIONS), index % VECTOR_DIMENSIONS];
    const isOwn = dimension >= 200 && Math.floor((dimension - 200) / 20) === paper % 2;
    space[index] = Math.round(isOwn ? 40 + 10 * random() : 8 * (random() - 0.5));
  }
  return space;
}

test('papers of a kind lie together, and the same papers always in the same places', () => {
  const points = laidOut(twoKinds(60));
  expect([...laidOut(twoKinds(60))]).toEqual([...points]);
  const xs = [...points].filter((_, index) => index % 2 === 0);
  const [even, odd] = [0, 1].map((kind) => xs.filter((_, paper) => paper % 2 === kind));
  const isApart =
    Math.max(...(even ?? [])) < Math.min(...(odd ?? [])) ||
    Math.max(...(odd ?? [])) < Math.min(...(even ?? []));
  expect(isApart).toBe(true);
  expect(Math.min(...xs)).toBeCloseTo(0.03 * MAP_WIDTH, 6);
  expect(Math.max(...xs)).toBeCloseTo(0.97 * MAP_WIDTH, 6);
});

test.each([0, 1, 2, 15])('%i papers, too few for UMAP, have places in the frame', (count) => {
  const points = laidOut(twoKinds(count));
  expect(points).toHaveLength(count * 2);
  for (const [index, value] of points.entries()) {
    expect(value).toBeGreaterThanOrEqual(0);
    expect(value).toBeLessThanOrEqual(index % 2 === 0 ? MAP_WIDTH : MAP_HEIGHT);
  }
});

test('papers without a word that is known are laid out like others', () => {
  const points = laidOut(new Int8Array(20 * VECTOR_DIMENSIONS));
  expect(points.every(Number.isFinite)).toBe(true);
});

test('a paper is placed among those of its kind, and one that is a landmark’s twin where that is', () => {
  const space = twoKinds(60);
  const points = laidOut(space);
  const place = placer({ space, points });
  const others = place(twoKinds(6, 11));
  for (let paper = 0; paper < 6; paper++) {
    const near = smallest(
      Float32Array.from({ length: 60 }, (_, one) =>
        Math.hypot(
          (points[one * 2] ?? 0) - (others[paper * 2] ?? 0),
          (points[one * 2 + 1] ?? 0) - (others[paper * 2 + 1] ?? 0),
        ),
      ),
      1,
    );
    expect((near.places[0] ?? 0) % 2).toBe(paper % 2);
  }
  expect([...place(vectorAt(space, 7))]).toEqual([...points.subarray(14, 16)]);
});

test('among many landmarks those that a paper is most alike are found, and its twin is', () => {
  // No two of them are as alike as two texts can be.
  const space = twoKinds(1200).map((value) => value >> 2);
  const nearest = new NearestLandmarks(space);
  const found = new Int32Array(25);
  const others = twoKinds(40, 11).map((value) => value >> 2);
  let wrong = 0;
  for (let paper = 0; paper < 40; paper++) {
    expect(nearest.find(vectorAt(others, paper), found)).toBe(25);
    expect(new Set(found).size).toBe(25);
    wrong += found.filter((one) => one % 2 !== paper % 2).length;
  }
  expect(wrong).toBe(0);
  for (const one of [0, 7, 600, 1199]) {
    nearest.find(vectorAt(space, one), found);
    expect(found[0]).toBe(one);
  }
  const points = Float64Array.from({ length: 2400 }, (_, index) => index / 3);
  const place = placer({ space, points });
  expect([...place(vectorAt(space, 600))]).toEqual([...points.subarray(1200, 1202)]);
  // What a paper comes to does not depend on those beside it.
  const together = place(others);
  for (const one of [0, 3, 39])
    expect([...place(vectorAt(others, one))]).toEqual([...together.subarray(one * 2, one * 2 + 2)]);
});

test('the product of two papers as numbers is how alike they are, and the nearest are found among all', () => {
  const space = twoKinds(12);
  const numbers = asNumbers(space);
  const product = (one: number, other: number) =>
    numbers
      .subarray(one * VECTOR_DIMENSIONS, (one + 1) * VECTOR_DIMENSIONS)
      .reduce((sum, value, index) => sum + value * (numbers[other * VECTOR_DIMENSIONS + index] ?? 0), 0);
  expect(product(2, 5)).toBeCloseTo(alikeness(vectorAt(space, 2), vectorAt(space, 5)), 5);
  const [first] = nearestOfEach(space, 3);
  const byHand = Array.from({ length: 11 }, (_, index) => index + 1)
    .map((place) => ({ place, alike: alikeness(vectorAt(space, 0), vectorAt(space, place)) }))
    .sort((a, b) => b.alike - a.alike)
    .slice(0, 3);
  expect(first?.places).toEqual(byHand.map(({ place }) => place));
});

test('a far-off group comes nearer until only so much is empty, and nothing changes its order', () => {
  const near = Array.from({ length: 98 }, (_, index) => index);
  // Without the outermost fiftieth of each side they reach from 1 to 97.
  const [first = 0, second = 0, ...others] = withoutGaps(Float64Array.from([5000, 5001, ...near]));
  expect(first).toBeCloseTo(97 + 0.08 * 96, 9);
  expect(second).toBeCloseTo(98 + 0.08 * 96, 9);
  expect(others).toEqual(near);
  expect([...withoutGaps(Float64Array.from(near))]).toEqual(near);
  expect([...withoutGaps(Float64Array.from([3, 3, 3]))]).toEqual([3, 3, 3]);
});
