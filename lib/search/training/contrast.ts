import { timesTransposed, transposed } from '#lib/search/training/matrix.ts';

/**
 * What is learned: `vectors[term · dimensions + k]`, the logarithm of each term's weight, and the logarithm of what
 * cosines are multiplied with (one value, the inverse of the temperature). Its gradient has the same shape.
 */
export type Model = { vectors: Float32Array; logWeights: Float32Array; logScale: Float32Array };

/** A text as its terms, one as often as it stands there. */
export type Bag = Int32Array;

type Encoded = { units: Float64Array; lengths: Float64Array };

/**
 * The contrastive loss of pairs of texts, and its gradient, which is added to `gradient`. A text is the sum of its
 * weighted terms, Σ exp(logWeights[t]) · vectors[t], at length 1. Each left text is to tell its right one from those of
 * the other pairs, and the other way round: the mean of −ln softmax over the rows and over the columns of the scaled
 * cosines (InfoNCE: van den Oord, Li and Vinyals, Representation learning with contrastive predictive coding, 2018).
 *
 * @param left as many texts as `right`, none without a term
 */
export function contrast(model: Model, left: readonly Bag[], right: readonly Bag[], gradient: Model): number {
  const pairs = left.length;
  const dimensions = model.vectors.length / model.logWeights.length;
  const x = encode(model, left, dimensions);
  const y = encode(model, right, dimensions);
  const scale = Math.exp(model.logScale[0] ?? 0);

  const cosines = new Float64Array(pairs * pairs);
  timesTransposed(x.units, y.units, pairs, pairs, dimensions, cosines);
  const pull = new Float64Array(pairs * pairs);
  const loss =
    (softmax(cosines, pull, scale, pairs, false) + softmax(cosines, pull, scale, pairs, true)) / pairs;
  let slope = 0;
  for (const [at, cosine] of cosines.entries()) {
    const value = ((pull[at] ?? 0) * scale) / pairs;
    pull[at] = value;
    slope += value * cosine;
  }
  gradient.logScale[0] = (gradient.logScale[0] ?? 0) + slope;

  const pullOnUnits = new Float64Array(pairs * dimensions);
  timesTransposed(pull, transposed(y.units, pairs, dimensions), pairs, dimensions, pairs, pullOnUnits);
  passBack(model, left, x, pullOnUnits, gradient);
  const turned = transposed(pull, pairs, pairs);
  timesTransposed(turned, transposed(x.units, pairs, dimensions), pairs, dimensions, pairs, pullOnUnits);
  passBack(model, right, y, pullOnUnits, gradient);
  return loss;
}

function encode({ vectors, logWeights }: Model, bags: readonly Bag[], dimensions: number): Encoded {
  const sums = new Float64Array(bags.length * dimensions);
  const units = new Float64Array(bags.length * dimensions);
  const lengths = new Float64Array(bags.length);
  for (const [text, bag] of bags.entries()) {
    const to = text * dimensions;
    for (const term of bag) {
      const from = term * dimensions;
      const weight = Math.exp(logWeights[term] ?? 0);
      for (let k = 0; k < dimensions; k += 1) {
        sums[to + k] = (sums[to + k] ?? 0) + weight * (vectors[from + k] ?? 0);
      }
    }
    let square = 0;
    for (let k = to; k < to + dimensions; k += 1) square += (sums[k] ?? 0) ** 2;
    const length = Math.max(Math.sqrt(square), Number.MIN_VALUE);
    lengths[text] = length;
    for (let k = to; k < to + dimensions; k += 1) units[k] = (sums[k] ?? 0) / length;
  }
  return { units, lengths };
}

/**
 * Adds softmax − 1 on the diagonal of each row (or column) to `pull`, the slope of its loss by the scaled cosines.
 *
 * @returns the sum of −ln softmax on the diagonal
 */
function softmax(
  cosines: Float64Array,
  pull: Float64Array,
  scale: number,
  pairs: number,
  ofColumns: boolean,
): number {
  const [line, step] = ofColumns ? [1, pairs] : [pairs, 1];
  const shares = new Float64Array(pairs);
  let loss = 0;
  for (let i = 0; i < pairs; i += 1) {
    let sum = 0;
    for (let j = 0; j < pairs; j += 1) {
      // No cosine is above 1, so that nothing overflows.
      const share = Math.exp(scale * ((cosines[i * line + j * step] ?? 0) - 1));
      shares[j] = share;
      sum += share;
    }
    for (let j = 0; j < pairs; j += 1) {
      const at = i * line + j * step;
      pull[at] = (pull[at] ?? 0) + (shares[j] ?? 0) / sum;
    }
    const own = i * (pairs + 1);
    pull[own] = (pull[own] ?? 0) - 1;
    loss += Math.log(sum) - scale * ((cosines[own] ?? 0) - 1);
  }
  return loss;
}

/** Adds to the gradient what the slope by the texts of length 1 means for the terms in them. */
function passBack(
  { vectors, logWeights }: Model,
  bags: readonly Bag[],
  { units, lengths }: Encoded,
  pull: Float64Array,
  gradient: Model,
): void {
  const dimensions = units.length / bags.length;
  const slope = new Float64Array(dimensions);
  for (const [text, bag] of bags.entries()) {
    const at = text * dimensions;
    let along = 0;
    for (let k = 0; k < dimensions; k += 1) along += (pull[at + k] ?? 0) * (units[at + k] ?? 0);
    for (let k = 0; k < dimensions; k += 1) {
      slope[k] = ((pull[at + k] ?? 0) - along * (units[at + k] ?? 0)) / (lengths[text] ?? 1);
    }
    for (const term of bag) {
      const row = term * dimensions;
      const weight = Math.exp(logWeights[term] ?? 0);
      let dot = 0;
      for (let k = 0; k < dimensions; k += 1) {
        const value = slope[k] ?? 0;
        gradient.vectors[row + k] = (gradient.vectors[row + k] ?? 0) + weight * value;
        dot += value * (vectors[row + k] ?? 0);
      }
      gradient.logWeights[term] = (gradient.logWeights[term] ?? 0) + weight * dot;
    }
  }
}
