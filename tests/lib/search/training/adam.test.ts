import { expect, test } from 'vitest';
import { adam } from '#lib/search/training/adam.ts';

test('the first steps, by hand', () => {
  const [parameters, gradient] = [Float32Array.of(1, 1, 1), Float32Array.of(4, -0.25, 0)];
  const step = adam(parameters, gradient);
  step(0.1);
  // A first step has the size of the rate, however steep; where there is no slope it stays.
  expect([...parameters].map((value) => Number(value.toFixed(5)))).toEqual([0.9, 1.1, 1]);
  expect([...gradient]).toEqual([0, 0, 0]);

  gradient.set([1, 0, 0]);
  step(0.1);
  // Means 0.9 · 0.4 + 0.1 · 1 and 0.9 · −0.025, squares 0.999 · 0.016 + 0.001 · 1 and 0.999 · 0.0000625, corrected.
  const first = 0.46 / 0.19 / Math.sqrt(0.016984 / 0.001999);
  const second = -0.0225 / 0.19 / Math.sqrt(0.0000624375 / 0.001999);
  expect(parameters[0]).toBeCloseTo(0.9 - 0.1 * first, 5);
  expect(parameters[1]).toBeCloseTo(1.1 - 0.1 * second, 5);
  expect(parameters[2]).toBe(1);
});

test('it finds the lowest point of a bowl', () => {
  const [parameters, gradient] = [Float32Array.of(3, -2), new Float32Array(2)];
  const step = adam(parameters, gradient);
  for (let turn = 0; turn < 400; turn += 1) {
    gradient.set([2 * ((parameters[0] ?? 0) - 1), 20 * (parameters[1] ?? 0)]);
    step(0.1 * (1 - turn / 400));
  }
  expect(parameters[0]).toBeCloseTo(1, 2);
  expect(parameters[1]).toBeCloseTo(0, 2);
});
