import fc from 'fast-check';
import { expect, test } from 'vitest';
import { timesTransposed, transposed } from '#lib/search/training/matrix.ts';

test('by hand', () => {
  const out = new Float64Array(6);
  // Two rows with three.
  timesTransposed(Float64Array.of(1, 2, 3, 4), Float64Array.of(1, 0, 0, 1, 10, 100), 2, 3, 2, out);
  expect([...out]).toEqual([1, 2, 210, 3, 4, 430]);
  expect([...transposed(out, 2, 3)]).toEqual([1, 3, 2, 4, 210, 430]);
});

test('every value of a product is the one that its row and column give', () => {
  const size = fc.integer({ min: 1, max: 7 });
  fc.assert(
    fc.property(
      size,
      size,
      size,
      fc.infiniteStream(fc.integer({ min: -9, max: 9 })),
      (n, m, inner, stream) => {
        const values = (count: number) =>
          Float64Array.from({ length: count }, () => stream.next().value ?? 0);
        const [a, b] = [values(n * inner), values(m * inner)];
        const out = new Float64Array(n * m);
        timesTransposed(a, b, n, m, inner, out);
        const wanted = Array.from(out, (_, at) => {
          const [i, j] = [Math.floor(at / m), at % m];
          const row = a.subarray(i * inner, (i + 1) * inner);
          return row.reduce((sum, value, k) => sum + value * (b[j * inner + k] ?? 0), 0);
        });
        expect([...out]).toEqual(wanted);
      },
    ),
  );
});
