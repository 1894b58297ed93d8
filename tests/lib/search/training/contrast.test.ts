import { expect, test } from 'vitest';
import { contrast, type Model } from '#lib/search/training/contrast.ts';
import { xorshift } from '#lib/topics/training/logistic-regression.ts';

const bag = (...terms: number[]) => Int32Array.from(terms);

/** Two dimensions; the terms 0 and 1 point along them, with the weights 1 and 2. */
const model = (): Model => ({
  vectors: Float32Array.of(1, 0, 0, 1),
  logWeights: Float32Array.of(0, Math.log(2)),
  logScale: Float32Array.of(Math.log(3)),
});

const zeros = ({ vectors, logWeights, logScale }: Model): Model => ({
  vectors: vectors.map(() => 0),
  logWeights: logWeights.map(() => 0),
  logScale: logScale.map(() => 0),
});

test('the loss, by hand', () => {
  const loss = (left: Int32Array[], right: Int32Array[]) => contrast(model(), left, right, zeros(model()));
  // Each text is its partner's equal and has nothing of the other: −ln(e³ / (e³ + 1)), both ways.
  expect(loss([bag(0), bag(1)], [bag(0, 0), bag(1)])).toBeCloseTo(2 * Math.log(1 + Math.exp(-3)), 6);
  expect(loss([bag(0), bag(1)], [bag(1), bag(0)])).toBeCloseTo(2 * Math.log(1 + Math.exp(3)), 6);
  // Texts that are all alike cannot be told apart.
  expect(loss([bag(0), bag(0), bag(0)], [bag(0), bag(0), bag(0)])).toBeCloseTo(2 * Math.log(3), 6);
  // The sum (1, 2) at length 1 has the cosine 1 / √5 with (1, 0). Rows cannot tell what is alike; columns can.
  const [far, same] = [Math.exp(3 / Math.sqrt(5)), Math.exp(3)];
  expect(loss([bag(0, 1), bag(0)], [bag(0), bag(0)])).toBeCloseTo(
    (2 * Math.log(2) + Math.log((far + same) / far) + Math.log((far + same) / same)) / 2,
    6,
  );
});

test('the gradient is the slope of the loss, by finite differences', () => {
  const random = xorshift(5);
  const value = () => random() - 0.5;
  const [terms, dimensions] = [6, 3];
  const at: Model = {
    vectors: new Float32Array(terms * dimensions).map(value),
    logWeights: new Float32Array(terms).map(value),
    logScale: Float32Array.of(1.2),
  };
  const left = [bag(0, 1), bag(2, 2, 3), bag(4)];
  const right = [bag(1, 5, 0), bag(3), bag(4, 2, 1, 1)];
  const gradient = zeros(at);
  contrast(at, left, right, gradient);
  const lossAt = () => contrast(at, left, right, zeros(at));
  for (const part of ['vectors', 'logWeights', 'logScale'] as const) {
    for (const [index, held] of at[part].entries()) {
      const [up, down] = [1, -1].map((sign) => {
        at[part][index] = held + sign * 1e-3;
        return { parameter: at[part][index], loss: lossAt() };
      });
      at[part][index] = held;
      if (!up || !down) throw new Error('Both sides were measured.');
      const slope = (up.loss - down.loss) / (up.parameter - down.parameter);
      expect(gradient[part][index]).toBeCloseTo(slope, 4);
    }
  }
  // The slopes are not all but nothing.
  expect(Math.hypot(...gradient.vectors)).toBeGreaterThan(0.1);
  expect(Math.abs(gradient.logScale[0] ?? 0)).toBeGreaterThan(0.01);
});

test('the gradient is added to what is there', () => {
  const pairs = [
    [bag(0, 1), bag(1)],
    [bag(0), bag(0, 1, 1)],
  ] as const;
  const [once, twice] = [zeros(model()), zeros(model())];
  contrast(model(), ...pairs, once);
  contrast(model(), ...pairs, twice);
  contrast(model(), ...pairs, twice);
  expect(once.logWeights[0]).not.toBe(0);
  for (const [at, slope] of once.logWeights.entries()) expect(twice.logWeights[at]).toBeCloseTo(2 * slope, 6);
});
