import { xorshift } from '#lib/topics/training/logistic-regression.ts';

const ROUNDS = 30;
const SEED = 1901;

/** The mean of a set of vectors and the directions in which they spread most, one after the other, each of length 1. */
export type Components = { mean: Float64Array; directions: Float64Array[] };

/**
 * The first principal components (Pearson 1901), by orthogonal iteration on the covariance (Golub & Van Loan, 4th ed.,
 * 8.2.4). Deterministic; of a set that spreads in fewer directions the last ones are any orthogonal ones.
 *
 * @param vectors rows of `dimensions` numbers each
 */
export function principalComponents(vectors: Float32Array, dimensions: number, wanted: number): Components {
  const count = vectors.length / dimensions;
  const mean = new Float64Array(dimensions);
  for (const [index, value] of vectors.entries())
    mean[index % dimensions] = at(mean, index % dimensions) + value;
  for (let index = 0; index < dimensions; index++) mean[index] = at(mean, index) / Math.max(1, count);
  const random = xorshift(SEED);
  let directions = orthonormal(
    Array.from({ length: Math.min(wanted, dimensions) }, () =>
      Float64Array.from({ length: dimensions }, () => random() - 0.5),
    ),
  );
  const covariance = covarianceOf(vectors, mean);
  for (let round = 0; round < ROUNDS; round++)
    directions = orthonormal(directions.map((direction) => product(covariance, direction)));
  return { mean, directions };
}

/** Where each vector lies along the components: `directions.length` numbers a vector. */
export function projected(vectors: Float32Array, { mean, directions }: Components): Float32Array {
  const dimensions = mean.length;
  const wanted = directions.length;
  const places = new Float32Array((vectors.length / dimensions) * wanted);
  for (let row = 0; row * dimensions < vectors.length; row++)
    for (const [column, direction] of directions.entries()) {
      let sum = 0;
      for (let index = 0; index < dimensions; index++)
        sum += (at(vectors, row * dimensions + index) - at(mean, index)) * at(direction, index);
      places[row * wanted + column] = sum;
    }
  return places;
}

function covarianceOf(vectors: Float32Array, mean: Float64Array): Float64Array {
  const dimensions = mean.length;
  const sums = new Float64Array(dimensions * dimensions);
  const centred = new Float64Array(dimensions);
  for (let start = 0; start < vectors.length; start += dimensions) {
    for (let index = 0; index < dimensions; index++)
      centred[index] = at(vectors, start + index) - at(mean, index);
    for (let row = 0; row < dimensions; row++) {
      const value = at(centred, row);
      const offset = row * dimensions;
      if (value === 0) continue;
      for (let column = 0; column <= row; column++)
        sums[offset + column] = at(sums, offset + column) + value * at(centred, column);
    }
  }
  for (let row = 0; row < dimensions; row++)
    for (let column = row + 1; column < dimensions; column++)
      sums[row * dimensions + column] = at(sums, column * dimensions + row);
  return sums;
}

function product(matrix: Float64Array, vector: Float64Array): Float64Array {
  return vector.map((_, row) => {
    let sum = 0;
    for (let column = 0; column < vector.length; column++)
      sum += at(matrix, row * vector.length + column) * at(vector, column);
    return sum;
  });
}

/** Gram and Schmidt's orthogonalisation; what is left with no length stays 0. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    const rest = vector.slice();
    for (const other of done) {
      const along = dot(rest, other);
      for (let index = 0; index < rest.length; index++)
        rest[index] = at(rest, index) - along * at(other, index);
    }
    const length = Math.sqrt(dot(rest, rest));
    done.push(length < 1e-12 ? rest.fill(0) : rest.map((value) => value / length));
  }
  return done;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += at(a, index) * at(b, index);
  return sum;
}

function at(numbers: Float32Array | Float64Array, index: number): number {
  return numbers[index] as number; // within: every caller counts up to its length
}
