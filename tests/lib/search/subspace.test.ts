import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dominantSubspace, type SparseColumns } from '#lib/search/subspace.ts';

type Dense = readonly (readonly number[])[];

/** A matrix given by its rows, without its zeros. */
function sparse(matrix: Dense, columns: number): SparseColumns {
  const entries = Array.from({ length: columns }, (_, column) =>
    matrix.flatMap((row, index) => (row[column] ? [[index, row[column]] as const] : [])),
  );
  const starts = new Uint32Array(columns + 1);
  for (const [column, all] of entries.entries()) starts[column + 1] = (starts[column] ?? 0) + all.length;
  return {
    rowCount: matrix.length,
    starts,
    rows: Uint32Array.from(entries.flat(), ([row]) => row),
    values: Float32Array.from(entries.flat(), ([, value]) => value),
  };
}

/** The columns of a basis whose rows stand one after the other. */
function columnsOf({ dimensions, basis }: { dimensions: number; basis: Float32Array }): number[][] {
  return Array.from({ length: dimensions }, (_, k) =>
    Array.from({ length: basis.length / dimensions }, (_, row) => basis[row * dimensions + k] ?? 0),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

/** What a basis holds of a matrix: the sum of the squares of its products with the rows. */
function captured(matrix: Dense, basis: readonly number[][]): number {
  return matrix.reduce((sum, row) => sum + basis.reduce((part, v) => part + dot(row, v) ** 2, 0), 0);
}

/** n orthonormal vectors of length n, the basis of the discrete cosine transform. */
function cosines(n: number): number[][] {
  return Array.from({ length: n }, (_, k) =>
    Array.from(
      { length: n },
      (_, i) => Math.sqrt((k === 0 ? 1 : 2) / n) * Math.cos((Math.PI / n) * (i + 0.5) * k),
    ),
  );
}

/** A matrix of rows × columns with these singular values. */
function withSpectrum(singular: readonly number[], rows: number, columns: number): number[][] {
  const [left, right] = [cosines(rows), cosines(columns)];
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: columns }, (_, j) =>
      singular.reduce((sum, value, k) => sum + value * (left[k]?.[i] ?? 0) * (right[k]?.[j] ?? 0), 0),
    ),
  );
}

function checkOrthonormal(columns: readonly number[][]): void {
  for (const [i, a] of columns.entries())
    for (const [j, b] of columns.entries()) expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 4);
}

test('of a matrix whose singular vectors are known it is the space of the largest', () => {
  const singular = [9, 8, 7, 6, 2, 1.5, 1, 0.5];
  const matrix = withSpectrum(singular, 30, 20);
  const found = columnsOf(dominantSubspace(sparse(matrix, 20), 4));
  checkOrthonormal(found);
  // Each of the true vectors lies within the space that was found.
  for (const v of cosines(20).slice(0, 4))
    expect(found.reduce((sum, u) => sum + dot(u, v) ** 2, 0)).toBeGreaterThan(0.99999);
  expect(captured(matrix, found)).toBeCloseTo(81 + 64 + 49 + 36, 2);
});

test('of a slowly falling spectrum it holds nearly as much as the best space', () => {
  const singular = Array.from({ length: 40 }, (_, k) => 1 / Math.sqrt(k + 1));
  const matrix = withSpectrum(singular, 60, 50);
  const found = columnsOf(dominantSubspace(sparse(matrix, 50), 10));
  checkOrthonormal(found);
  const best = singular.slice(0, 10).reduce((sum, value) => sum + value ** 2, 0);
  expect(captured(matrix, found)).toBeLessThanOrEqual(best * 1.0001);
  expect(captured(matrix, found)).toBeGreaterThan(best * 0.98);
});

test('any sparse matrix: the basis is orthonormal or zero, of finite numbers, and the same every time', () => {
  const value = fc.constantFrom(0, 0, 0, 1, 2, -1, 0.5);
  const shape = fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }));
  const matrix = shape.chain(([rows, columns]) =>
    fc.array(fc.array(value, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );
  fc.assert(
    fc.property(matrix, fc.integer({ min: 1, max: 10 }), (dense, wanted) => {
      const columns = dense[0]?.length ?? 0;
      const found = dominantSubspace(sparse(dense, columns), wanted);
      expect(found.dimensions).toBe(Math.min(wanted, columns, dense.length));
      expect(found.basis.length).toBe(columns * found.dimensions);
      expect(found.basis.every(Number.isFinite)).toBe(true);
      const all = columnsOf(found);
      const real = all.filter((one) => one.some((entry) => entry !== 0));
      checkOrthonormal(real);
      if (found.dimensions === Math.min(columns, dense.length)) {
        const total = dense.flat().reduce<number>((sum, entry) => sum + entry * entry, 0);
        expect(captured(dense, real)).toBeCloseTo(total, 3);
      }
      expect(dominantSubspace(sparse(dense, columns), wanted)).toEqual(found);
    }),
    { seed: 99, numRuns: 200 },
  );
});

test('without rows or columns there is no space', () => {
  expect(dominantSubspace(sparse([], 0), 3)).toEqual({ dimensions: 0, basis: new Float32Array() });
  expect(dominantSubspace(sparse([[], []], 0), 3).dimensions).toBe(0);
  expect(dominantSubspace(sparse([], 2), 3).dimensions).toBe(0);
});
