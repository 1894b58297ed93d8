/** A sparse matrix by columns: column `c` has the rows `rows[starts[c]..starts[c + 1])` with the values beside them. */
export type SparseColumns = {
  rowCount: number;
  starts: Uint32Array;
  rows: Uint32Array;
  values: Float32Array;
};

const ROUNDS = 4;

/**
 * An orthonormal basis of the space that the largest singular vectors on the columns' side span, by subspace iteration
 * (Halko, Martinsson & Tropp 2011, algorithm 4.4). Within the space the basis is any one: cosines do not depend on it.
 * Deterministic.
 *
 * @returns one row a column of the matrix, `dimensions` numbers each; `dimensions` is cut to what the matrix has
 */
export function dominantSubspace(
  matrix: SparseColumns,
  wanted: number,
): { dimensions: number; basis: Float32Array } {
  const columns = matrix.starts.length - 1;
  const dimensions = Math.max(0, Math.min(wanted, columns, matrix.rowCount));
  let basis: Float32Array = randomMatrix(columns, dimensions);
  orthonormalise(basis, dimensions, 1);
  const rows = byRows(matrix);
  for (let round = 0; round < ROUNDS; round++) {
    basis = times(matrix, times(rows, basis, dimensions), dimensions);
    orthonormalise(basis, dimensions, round === ROUNDS - 1 ? 2 : 1);
  }
  return { dimensions, basis };
}

/*
 * The loops below take four terms of a sum at a time, so that what they add up is read and written a quarter as often.
 * Each is added by itself and rounded to 32 bits as if it were alone: the outcome does not depend on it.
 */

/** matrix × basis, of the rows of a matrix by rows: one row a row of the matrix. */
function times(
  { starts, rows: columns, values }: SparseColumns,
  basis: Float32Array,
  k: number,
): Float32Array {
  const product = new Float32Array((starts.length - 1) * k);
  for (let row = 0; row + 1 < starts.length; row++) {
    const to = row * k;
    const end = starts[row + 1] as number; // within the bounds of the loop
    let at = starts[row] as number;
    for (; at + 3 < end; at += 4) addFour(product, to, basis, columns, values, at, k);
    for (; at < end; at++) {
      const from = (columns[at] as number) * k;
      const value = values[at] as number;
      for (let i = 0; i < k; i++)
        product[to + i] = (product[to + i] as number) + value * (basis[from + i] as number);
    }
  }
  return product;
}

/** Adds four rows of `from`, each times its value, to the `k` sums at `to`. */
function addFour(
  sums: Float32Array,
  to: number,
  from: Float32Array,
  rows: Uint32Array,
  values: Float32Array,
  at: number,
  k: number,
): void {
  const a = (rows[at] as number) * k;
  const b = (rows[at + 1] as number) * k;
  const c = (rows[at + 2] as number) * k;
  const d = (rows[at + 3] as number) * k;
  const [ofA, ofB] = [values[at] as number, values[at + 1] as number];
  const [ofC, ofD] = [values[at + 2] as number, values[at + 3] as number];
  for (let i = 0; i < k; i++) {
    let sum = Math.fround((sums[to + i] as number) + ofA * (from[a + i] as number));
    sum = Math.fround(sum + ofB * (from[b + i] as number));
    sum = Math.fround(sum + ofC * (from[c + i] as number));
    sums[to + i] = sum + ofD * (from[d + i] as number);
  }
}

/** The same matrix by rows: the `rows` of row `r` are its columns, in their order. */
function byRows({ rowCount, starts, rows, values }: SparseColumns): SparseColumns {
  const ends = new Uint32Array(rowCount + 1);
  for (let at = 0; at < rows.length; at++) {
    const next = (rows[at] as number) + 1;
    ends[next] = (ends[next] as number) + 1;
  }
  for (let row = 0; row < rowCount; row++) ends[row + 1] = (ends[row + 1] as number) + (ends[row] as number);
  const turned: SparseColumns = {
    rowCount: starts.length - 1,
    starts: ends.slice(),
    rows: new Uint32Array(rows.length),
    values: new Float32Array(rows.length),
  };
  for (let column = 0; column + 1 < starts.length; column++)
    for (let at = starts[column] as number; at < (starts[column + 1] as number); at++) {
      const row = rows[at] as number;
      const slot = ends[row] as number;
      turned.rows[slot] = column;
      turned.values[slot] = values[at] as number;
      ends[row] = slot + 1;
    }
  return turned;
}

/**
 * Makes the columns of a tall matrix orthonormal, in its place: with the Cholesky factor of their products (CholeskyQR),
 * at the end twice, since once leaves the rounding errors of an ill-conditioned matrix. A column that the others span
 * becomes zero.
 */
function orthonormalise(matrix: Float32Array, k: number, passes: number): void {
  for (let pass = 0; pass < passes; pass++) solveRows(matrix, cholesky(products(matrix, k), k), k);
}

/** The k × k products of the columns: their lower triangle. */
function products(matrix: Float32Array, k: number): Float64Array {
  const gram = new Float64Array(k * k);
  const inFours = matrix.length - (matrix.length % (4 * k));
  for (let row = 0; row < inFours; row += 4 * k) {
    const [second, third, fourth] = [row + k, row + 2 * k, row + 3 * k];
    for (let i = 0; i < k; i++) {
      const a = matrix[row + i] as number;
      const b = matrix[second + i] as number;
      const c = matrix[third + i] as number;
      const d = matrix[fourth + i] as number;
      const to = i * k;
      for (let j = 0; j <= i; j++) {
        let sum = (gram[to + j] as number) + a * (matrix[row + j] as number);
        sum += b * (matrix[second + j] as number);
        sum += c * (matrix[third + j] as number);
        gram[to + j] = sum + d * (matrix[fourth + j] as number);
      }
    }
  }
  for (let row = inFours; row < matrix.length; row += k)
    for (let i = 0; i < k; i++)
      for (let j = 0; j <= i; j++)
        gram[i * k + j] =
          (gram[i * k + j] as number) + (matrix[row + i] as number) * (matrix[row + j] as number);
  return gram;
}

/** Lower triangle L with L·Lᵀ = gram; the rows of dependent columns are zero. */
function cholesky(gram: Float64Array, k: number): Float64Array {
  const lower = new Float64Array(k * k);
  const scale = Math.max(...Array.from({ length: k }, (_, i) => gram[i * k + i] ?? 0));
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = gram[i * k + j] as number;
      for (let m = 0; m < j; m++) sum -= (lower[i * k + m] as number) * (lower[j * k + m] as number);
      const pivot = lower[j * k + j] as number;
      if (i !== j) lower[i * k + j] = pivot > 0 ? sum / pivot : 0;
      else lower[i * k + i] = sum > scale * 1e-10 ? Math.sqrt(sum) : 0;
    }
  }
  return lower;
}

/** Each row r of the matrix becomes the solution of x·Lᵀ = r; four at a time, since each step waits for the one before. */
function solveRows(matrix: Float32Array, lower: Float64Array, k: number): void {
  const inFours = matrix.length - (matrix.length % (4 * k));
  for (let row = 0; row < inFours; row += 4 * k) {
    const [second, third, fourth] = [row + k, row + 2 * k, row + 3 * k];
    for (let i = 0; i < k; i++) {
      let a = matrix[row + i] as number;
      let b = matrix[second + i] as number;
      let c = matrix[third + i] as number;
      let d = matrix[fourth + i] as number;
      for (let j = 0; j < i; j++) {
        const factor = lower[i * k + j] as number;
        a -= factor * (matrix[row + j] as number);
        b -= factor * (matrix[second + j] as number);
        c -= factor * (matrix[third + j] as number);
        d -= factor * (matrix[fourth + j] as number);
      }
      const pivot = lower[i * k + i] as number;
      matrix[row + i] = pivot > 0 ? a / pivot : 0;
      matrix[second + i] = pivot > 0 ? b / pivot : 0;
      matrix[third + i] = pivot > 0 ? c / pivot : 0;
      matrix[fourth + i] = pivot > 0 ? d / pivot : 0;
    }
  }
  for (let row = inFours; row < matrix.length; row += k) solveRow(matrix.subarray(row, row + k), lower, k);
}

function solveRow(row: Float32Array, lower: Float64Array, k: number): void {
  for (let i = 0; i < k; i++) {
    const pivot = lower[i * k + i] as number;
    let value = row[i] as number;
    for (let j = 0; j < i; j++) value -= (lower[i * k + j] as number) * (row[j] as number);
    row[i] = pivot > 0 ? value / pivot : 0;
  }
}

/** Numbers in [−1, 1), the same ones every time (xorshift32, Marsaglia 2003). */
function randomMatrix(rows: number, k: number): Float32Array {
  let state = 0x9e3779b9;
  return Float32Array.from({ length: rows * k }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state / 2 ** 31;
  });
}
