import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  COST,
  type Design,
  type Fit,
  fitLogisticRegression,
  shuffle,
  UNSURE,
  xorshift,
} from '#lib/topics/training/logistic-regression.ts';

const COLUMNS = 3;
const OUTPUTS = 2;
const WIDTH = 2;

type Paper = { columns: number[]; values: number[]; own: number[] };

/** Papers with some of the columns each, the same for the same seed. */
function papersOf(count: number, seed: number): Paper[] {
  const random = xorshift(seed);
  const value = () => 2 * random() - 1;
  return Array.from({ length: count }, () => {
    const columns = Array.from({ length: COLUMNS }, (_, column) => column).filter(() => random() < 0.7);
    return {
      columns,
      values: columns.map(value),
      own: Array.from({ length: OUTPUTS * WIDTH }, value),
    };
  });
}

function designOf(papers: readonly Paper[]): Design {
  const starts = [0];
  for (const { columns } of papers) starts.push((starts.at(-1) ?? 0) + columns.length);
  return {
    papers: papers.length,
    columnCount: COLUMNS,
    starts: Int32Array.from(starts),
    columns: Int32Array.from(papers.flatMap(({ columns }) => columns)),
    values: Float32Array.from(papers.flatMap(({ values }) => values)),
    outputs: OUTPUTS,
    width: WIDTH,
    own: Float32Array.from(papers.flatMap(({ own }) => own)),
  };
}

/** The vector of a paper for an output: its columns, its own values, and the one of the bias. */
function vectorOf({ columns, values, own }: Paper, output: number): number[] {
  const dense = new Array<number>(COLUMNS).fill(0);
  for (const [at, column] of columns.entries()) dense[column] = values[at] ?? 0;
  return [...dense, ...own.slice(output * WIDTH, (output + 1) * WIDTH), 1];
}

/** The weights of an output, in the order of its vectors. */
function weightsOf({ weights, own, bias }: Fit, output: number): number[] {
  const columns = Array.from({ length: COLUMNS }, (_, column) => weights[column * OUTPUTS + output] ?? 0);
  return [...columns, ...own.slice(output * WIDTH, (output + 1) * WIDTH), bias[output] ?? 0];
}

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** The gradient of ½|w|² + C Σ ln(1 + exp(−y w·x)) for an output at a fit. */
function gradient(fit: Fit, papers: readonly Paper[], labels: Uint8Array, output: number): number[] {
  const weights = weightsOf(fit, output);
  const sum = [...weights];
  for (const [paper, one] of papers.entries()) {
    const label = labels[paper * OUTPUTS + output];
    if (label === UNSURE) continue;
    const y = label === 1 ? 1 : -1;
    const x = vectorOf(one, output);
    const pull = COST * y * sigmoid(-y * dot(weights, x));
    for (const [k, value] of x.entries()) sum[k] = (sum[k] ?? 0) - pull * value;
  }
  return sum;
}

const papers = papersOf(20, 7);
const random = xorshift(11);
// The first output is what a plane says, one label in eight turned about; the second is had by few.
const labels = Uint8Array.from(
  papers.flatMap((paper) => {
    const said = dot(vectorOf(paper, 0), [1, -2, 0.5, 1, -1, 0.3]) > 0;
    return [said === random() > 0.125 ? 1 : 0, random() < 0.2 ? 1 : 0];
  }),
);
const all = Int32Array.from(papers.keys());
const design = designOf(papers);

function expectOptimal(fit: Fit, of: readonly Paper[], labelled: Uint8Array): void {
  const nothing = { weights: new Float32Array(), own: new Float32Array(), bias: new Float32Array() };
  for (let output = 0; output < OUTPUTS; output += 1) {
    const atFirst = Math.hypot(...gradient(nothing, of, labelled, output));
    const slope = Math.hypot(...gradient(fit, of, labelled, output));
    // A cost that is a twelfth more or less would show.
    expect(slope).toBeLessThan(atFirst / 180);
  }
}

describe('the fit', () => {
  test('is where the objective has no slope', () => {
    const fit = fitLogisticRegression(design, labels, all);
    expectOptimal(fit, papers, labels);
    // The slope would tell: a little aside there is one.
    const aside = { ...fit, bias: fit.bias.map((bias) => bias + 0.05) };
    expect(Math.hypot(...gradient(aside, papers, labels, 0))).toBeGreaterThan(1);
  });

  test('parts what can be parted', () => {
    const parted = Uint8Array.from(
      papers.flatMap((paper) => {
        const said = dot(vectorOf(paper, 0), [1, -2, 0.5, 1, -1, 0.3]) > 0;
        return [said ? 1 : 0, said ? 0 : 1];
      }),
    );
    const fit = fitLogisticRegression(design, parted, all);
    const right = papers.filter(
      (paper, at) => dot(weightsOf(fit, 0), vectorOf(paper, 0)) > 0 === (parted[at * OUTPUTS] === 1),
    );
    expect(right.length).toBeGreaterThan(18);
  });

  test('is the same bit by bit with the same seed, and not with another', () => {
    const fit = fitLogisticRegression(design, labels, all, 5);
    expect(fitLogisticRegression(design, labels, all, 5)).toEqual(fit);
    const other = fitLogisticRegression(design, labels, all, 6);
    expect(other).not.toEqual(fit);
    expectOptimal(other, papers, labels);
  });

  test('looks at the papers chosen alone', () => {
    const chosen = all.filter((paper) => paper % 3 !== 0);
    const some = papers.filter((_, paper) => paper % 3 !== 0);
    const labelled = labels.filter((_, at) => Math.floor(at / OUTPUTS) % 3 !== 0);
    const fit = fitLogisticRegression(design, labels, chosen);
    expectOptimal(fit, some, labelled);
    expect(fitLogisticRegression(designOf(some), labelled, Int32Array.from(some.keys()))).toEqual(fit);
  });

  test('of no paper says nothing', () => {
    const { weights, own, bias } = fitLogisticRegression(design, labels, Int32Array.of());
    expect([...weights, ...own, ...bias].filter((weight) => weight !== 0)).toEqual([]);
  });
});

describe('a label that is not known', () => {
  const isUnsure = (at: number) => at % OUTPUTS === 0 && Math.floor(at / OUTPUTS) % 4 === 0;
  const unsure = labels.map((label, at) => (isUnsure(at) ? UNSURE : label));

  test('leaves the paper out for its output, and for no other', () => {
    const fit = fitLogisticRegression(design, unsure, all);
    expectOptimal(fit, papers, unsure);
    const without = fitLogisticRegression(
      design,
      labels,
      all.filter((paper) => paper % 4 !== 0),
    );
    const whole = fitLogisticRegression(design, labels, all);
    const apart = (a: Fit, b: Fit, output: number) =>
      Math.hypot(...weightsOf(a, output).map((weight, k) => weight - (weightsOf(b, output)[k] ?? 0)));
    expect(apart(fit, without, 0)).toBeLessThan(0.02);
    expect(apart(fit, whole, 1)).toBeLessThan(0.02);
    expect(apart(fit, whole, 0)).toBeGreaterThan(0.1);
    expect(apart(fit, without, 1)).toBeGreaterThan(0.1);
  });

  test('leaves nothing of the paper where it is known for no output', () => {
    const none = labels.map((label, at) => (Math.floor(at / OUTPUTS) % 4 === 0 ? UNSURE : label));
    const others = papers.map((paper, at) =>
      at % 4 === 0 ? { columns: [0, 2], values: [9, -9], own: [9, 9, 9, 9] } : paper,
    );
    expect(fitLogisticRegression(designOf(others), none, all)).toEqual(
      fitLogisticRegression(design, none, all),
    );
  });
});

test('xorshift: numbers in [0, 1), the same for the same seed, and of every size', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const [one, other] = [xorshift(seed), xorshift(seed)];
      const numbers = Array.from({ length: 40 }, one);
      expect(Array.from({ length: 40 }, other)).toEqual(numbers);
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...numbers)).toBeLessThan(1);
      expect(new Set(numbers).size).toBe(40);
    }),
  );
  // By hand: 1 → 1 ⊕ 1 ≪ 13 = 8193, ⊕ 8193 ≫ 17 = 8193, ⊕ 8193 ≪ 5 = 270369.
  expect(xorshift(1)() * 2 ** 32).toBe(270_369);
  const next = xorshift(3);
  const parts = new Array<number>(10).fill(0);
  for (let at = 0; at < 10_000; at += 1) {
    const part = Math.floor(next() * 10);
    parts[part] = (parts[part] ?? 0) + 1;
  }
  for (const count of parts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

test('a shuffle is a permutation, and every one comes up', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 })), fc.integer(), (numbers, seed) => {
      const order = Int32Array.from(numbers);
      shuffle(order, xorshift(seed));
      expect(order.toSorted()).toEqual(Int32Array.from(numbers).toSorted());
    }),
  );
  const random = xorshift(1);
  const met = new Map<string, number>();
  for (let turn = 0; turn < 1200; turn += 1) {
    const order = Int32Array.of(0, 1, 2);
    shuffle(order, random);
    met.set(order.join(''), (met.get(order.join('')) ?? 0) + 1);
  }
  expect([...met.keys()].sort()).toEqual(['012', '021', '102', '120', '201', '210']);
  for (const count of met.values()) expect(Math.abs(count - 200)).toBeLessThan(60);
});
