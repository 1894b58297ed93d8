import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dotRadius, leastDistance, MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { spread } from '#lib/map/spread.ts';

function nearestPair(points: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let one = 0; one < points.length / 2; one++)
    for (let other = 0; other < one; other++)
      least = Math.min(
        least,
        Math.hypot(
          (points[one * 2] ?? 0) - (points[other * 2] ?? 0),
          (points[one * 2 + 1] ?? 0) - (points[other * 2 + 1] ?? 0),
        ),
      );
  return least;
}

const somewhere = fc
  .array(
    fc.tuple(fc.constantFrom(0, 3, 500, 501, MAP_WIDTH), fc.double({ min: 0, max: MAP_HEIGHT, noNaN: true })),
    { minLength: 2, maxLength: 60 },
  )
  .map((places) => Float64Array.from(places.flat()));

describe('spread', () => {
  test('dots do not touch afterwards, nor leave the frame', () => {
    fc.assert(
      fc.property(somewhere, (points) => {
        const count = points.length / 2;
        spread(points, leastDistance(count));
        expect(nearestPair(points)).toBeGreaterThan(2 * dotRadius(count));
        for (const [index, value] of points.entries()) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(index % 2 === 0 ? MAP_WIDTH : MAP_HEIGHT);
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  test('forty points of one place part, and those that are fixed stay', () => {
    const points = new Float64Array(80).fill(400);
    points.set([400, 400, 405, 400], 0);
    spread(points, leastDistance(40), 2);
    expect([...points.subarray(0, 4)]).toEqual([400, 400, 405, 400]);
    expect(nearestPair(points.subarray(2))).toBeGreaterThan(2 * dotRadius(40));
  });

  test('points that are far enough apart do not move', () => {
    const points = Float64Array.of(10, 10, 10, 30, 500, 500);
    spread(points, 10.4);
    expect([...points]).toEqual([10, 10, 10, 30, 500, 500]);
  });
});

test('the dots of a hundred thousand papers are smaller, so that they do not cover each other', () => {
  expect(leastDistance(483)).toBeCloseTo(10.4, 6);
  expect(dotRadius(483)).toBe(4.4);
  expect(dotRadius(100_000)).toBeCloseTo(0.78, 2);
  expect(leastDistance(100_000)).toBeGreaterThan(2 * dotRadius(100_000));
});
