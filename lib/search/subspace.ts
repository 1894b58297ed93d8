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
  for (let round = 0; round < ROUNDS; round++) {
    basis = timesTransposed(matrix, times(matrix, basis, dimensions), dimensions);
    orthonormalise(basis, dimensions, round === ROUNDS - 1 ? 2 : 1);
  }
  return { dimensions, basis };
}

/** matrix × basis: one row a row of the matrix. */
function times(
  { rowCount, starts, rows, values }: SparseColumns,
  basis: Float32Array,
  k: number,
): Float32Array {
  const product = new Float32Array(rowCount * k);
  for (let column = 0; column + 1 < starts.length; column++) {
    const from = column * k;
    const end = starts[column + 1] as number; // within the bounds of the loop
    for (let at = starts[column] as number; at < end; at++) {
      const to = (rows[at] as number) * k;
      const value = values[at] as number;
      for (let i = 0; i < k; i++)
        product[to + i] = (product[to + i] as number) + value * (basis[from + i] as number);
    }
  }
  return product;
}

/** matrixᵀ × product: one row a column of the matrix. */
function timesTransposed(
  { starts, rows, values }: SparseColumns,
  product: Float32Array,
  k: number,
): Float32Array {
  const basis = new Float32Array((starts.length - 1) * k);
  for (let column = 0; column + 1 < starts.length; column++) {
    const to = column * k;
    const end = starts[column + 1] as number; // within the bounds of the loop
    for (let at = starts[column] as number; at < end; at++) {
      const from = (rows[at] as number) * k;
      const value = values[at] as number;
      for (let i = 0; i < k; i++)
        basis[to + i] = (basis[to + i] as number) + value * (product[from + i] as number);
    }
  }
  return basis;
}

/**
 * Makes the columns of a tall matrix orthonormal, in its place: with the Cholesky factor of their products (CholeskyQR),
 * at the end twice, since once leaves the rounding errors of an ill-conditioned matrix. A column that the others span
 * becomes zero.
 */
function orthonormalise(matrix: Float32Array, k: number, passes: number): void {
  for (let pass = 0; pass < passes; pass++) solveRows(matrix, cholesky(products(matrix, k), k), k);
}

/** The k × k products of the columns. */
function products(matrix: Float32Array, k: number): Float64Array {
  const gram = new Float64Array(k * k);
  for (let row = 0; row < matrix.length; row += k) {
    for (let i = 0; i < k; i++) {
      const value = matrix[row + i] as number;
      if (value === 0) continue;
      for (let j = 0; j <= i; j++)
        gram[i * k + j] = (gram[i * k + j] as number) + value * (matrix[row + j] as number);
    }
  }
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

/** Each row r of the matrix becomes the solution of x·Lᵀ = r. */
function solveRows(matrix: Float32Array, lower: Float64Array, k: number): void {
  for (let row = 0; row < matrix.length; row += k) {
    for (let i = 0; i < k; i++) {
      const pivot = lower[i * k + i] as number;
      let value = matrix[row + i] as number;
      for (let j = 0; j < i; j++) value -= (lower[i * k + j] as number) * (matrix[row + j] as number);
      matrix[row + i] = pivot > 0 ? value / pivot : 0;
    }
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
