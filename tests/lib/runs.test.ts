import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runsOf } from '#lib/runs.ts';

const marks = fc.array(
  fc.record({
    start: fc.integer({ min: -3, max: 30 }),
    end: fc.integer({ min: -3, max: 30 }),
    mark: fc.constantFrom('1', '2', 'hit'),
  }),
  { maxLength: 8 },
);
const stretch = fc.tuple(fc.nat(12), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));

test('runs cover the stretch exactly, and every character has just its marks', () => {
  fc.assert(
    fc.property(stretch, marks, ({ start, end }, marked) => {
      const runs = runsOf(start, end, marked);
      let at = start;
      for (const run of runs) {
        expect(run.start).toBe(at);
        expect(run.end).toBeGreaterThan(run.start);
        for (let place = run.start; place < run.end; place++) {
          const here = marked
            .filter((span) => span.start <= place && place < span.end)
            .map(({ mark }) => mark);
          expect(run.marks).toEqual([...new Set(here)]);
        }
        at = run.end;
      }
      expect(at).toBe(end);
    }),
    { seed: 63, numRuns: 500 },
  );
});

test('overlapping marks make runs of their own', () => {
  expect(
    runsOf(0, 10, [
      { start: 2, end: 6, mark: '1' },
      { start: 4, end: 8, mark: 'hit' },
      { start: 4, end: 8, mark: '1' },
    ]),
  ).toEqual([
    { start: 0, end: 2, marks: [] },
    { start: 2, end: 4, marks: ['1'] },
    { start: 4, end: 6, marks: ['1', 'hit'] },
    { start: 6, end: 8, marks: ['hit', '1'] },
    { start: 8, end: 10, marks: [] },
  ]);
});

test('an empty stretch has no runs', () => {
  expect(runsOf(4, 4, [{ start: 0, end: 9, mark: '1' }])).toEqual([]);
});
