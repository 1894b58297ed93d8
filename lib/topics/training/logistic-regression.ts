/**
 * Papers as sparse vectors: paper i has the columns `columns[starts[i]]` … `columns[starts[i + 1] − 1]`, with the
 * values beside them, and for each output t the dense values `own[(i · outputs + t) · width + k]`, which only the
 * regression of t looks at.
 */
export type Design = {
  papers: number;
  columnCount: number;
  starts: Int32Array;
  columns: Int32Array;
  values: Float32Array;
  outputs: number;
  width: number;
  own: Float32Array;
};

/** `weights[column · outputs + t]`, `own[t · width + k]`, `bias[t]`. */
export type Fit = { weights: Float32Array; own: Float32Array; bias: Float32Array };

/** The cost of an error against the size of the weights, as in LIBLINEAR. */
export const COST = 12;

/** The label of what is not known. */
export const UNSURE = 2;

/** A pass whose largest step is below this share of `COST` is the last. */
const STEP = 1e-3;
const PASSES = 60;
/** Where the dual variables begin: nearly 0, and not 0, where their logarithm has no value. */
const START = -12;

/**
 * L2-regularised logistic regression, one for each output, all at once: minimises ½|w|² + C Σ ln(1 + exp(−y w·x))
 * by dual coordinate descent (Yu, Huang and Lin, Dual coordinate descent methods for logistic regression and maximum
 * entropy models, Machine Learning 85, 2011). With α = C σ(u), the optimum over one α is the root of
 * u + |x|² (C σ(u) − α) + y w·x, which grows in u, and is found by Newton's steps. The bias is a column of ones.
 *
 * @param labels `labels[i · outputs + t]` is 1 where paper i has output t, 0 where it has not, and `UNSURE` where
 *   paper i is to teach nothing about t
 * @param chosen the papers to learn from
 * @param seed of the order in which they are taken: the same seed gives the same weights, bit by bit
 */
export function fitLogisticRegression(design: Design, labels: Uint8Array, chosen: Int32Array, seed = 1): Fit {
  const { outputs: n, width, starts, columns, values, own: dense } = design;
  const weights = new Float32Array(design.columnCount * n);
  const own = new Float32Array(n * width);
  const bias = new Float32Array(n);
  const u = new Float64Array(chosen.length * n).fill(START);
  const dots = new Float64Array(n);
  const steps = new Float64Array(n);
  const order = Int32Array.from(chosen.keys());
  const random = xorshift(seed);

  const move = (paper: number) => {
    for (let at = starts[paper] ?? 0; at < (starts[paper + 1] ?? 0); at += 1) {
      const from = (columns[at] ?? 0) * n;
      const value = values[at] ?? 0;
      for (let t = 0; t < n; t += 1) weights[from + t] = (weights[from + t] ?? 0) + (steps[t] ?? 0) * value;
    }
    for (let t = 0; t < n; t += 1) {
      const step = steps[t] ?? 0;
      bias[t] = (bias[t] ?? 0) + step;
      for (let k = 0; k < width; k += 1) {
        own[t * width + k] = (own[t * width + k] ?? 0) + step * (dense[(paper * n + t) * width + k] ?? 0);
      }
    }
  };

  const signOf = (paper: number, t: number) => {
    const label = labels[paper * n + t];
    return label === UNSURE ? 0 : label === 1 ? 1 : -1;
  };

  for (const paper of chosen) {
    for (let t = 0; t < n; t += 1) steps[t] = signOf(paper, t) * COST * sigmoid(START);
    move(paper);
  }
  for (let pass = 0; pass < PASSES; pass += 1) {
    shuffle(order, random);
    let largest = 0;
    for (const place of order) {
      const paper = chosen[place] ?? 0;
      let norm = 1;
      dots.set(bias);
      for (let at = starts[paper] ?? 0; at < (starts[paper + 1] ?? 0); at += 1) {
        const from = (columns[at] ?? 0) * n;
        const value = values[at] ?? 0;
        norm += value * value;
        for (let t = 0; t < n; t += 1) dots[t] = (dots[t] ?? 0) + value * (weights[from + t] ?? 0);
      }
      for (let t = 0; t < n; t += 1) {
        let dot = dots[t] ?? 0;
        let square = norm;
        for (let k = 0; k < width; k += 1) {
          const value = dense[(paper * n + t) * width + k] ?? 0;
          dot += value * (own[t * width + k] ?? 0);
          square += value * value;
        }
        const sign = signOf(paper, t);
        steps[t] = 0;
        if (sign === 0) continue;
        const before = u[place * n + t] ?? START;
        const after = root(before, square * COST, sign * dot);
        const step = COST * (sigmoid(after) - sigmoid(before));
        u[place * n + t] = after;
        steps[t] = sign * step;
        largest = Math.max(largest, Math.abs(step));
      }
      move(paper);
    }
    if (largest < STEP * COST) break;
  }
  return { weights, own, bias };
}

/** The root of u + square (σ(u) − σ(from)) + margin, by Newton's steps within a bracket that shrinks. */
function root(from: number, square: number, margin: number): number {
  const held = sigmoid(from);
  let low = -Math.abs(margin) - square;
  let high = Math.abs(margin) + square;
  let u = from;
  for (let turn = 0; turn < 12; turn += 1) {
    const s = sigmoid(u);
    const value = u + square * (s - held) + margin;
    if (Math.abs(value) < 1e-6) break;
    if (value > 0) high = u;
    else low = u;
    const next = u - value / (1 + square * s * (1 - s));
    u = next > low && next < high ? next : (low + high) / 2;
  }
  return u;
}

function sigmoid(u: number): number {
  return 1 / (1 + Math.exp(-u));
}

/** Marsaglia's 32-bit xorshift (Xorshift RNGs, Journal of Statistical Software 8, 2003): numbers in [0, 1). */
export function xorshift(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
}

/** Fisher and Yates's shuffle, in place. */
export function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const held = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = held;
  }
}
