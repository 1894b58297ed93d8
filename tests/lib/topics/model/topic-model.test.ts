import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Features,
  featuresOf,
  logOdds,
  OWN,
  ownValues,
  phraseValue,
  probability,
  type Regression,
  saidByOwn,
} from '#lib/topics/model/topic-model.ts';
import { phraseSums } from '#lib/topics/phrase-sums.ts';
import { readPaper } from '#lib/topics/read-paper.ts';
import { tinyModel } from '#tests/lib/topics/model/tiny-model.ts';

const sumsOf = (sums: Readonly<Record<string, number>>): Features['sums'] =>
  new Map(Object.entries(sums).map(([topic, sum]) => [topic, { sum, hits: [] }]));

const gramsOf = (values: readonly (readonly [row: number, value: number])[]): Features['grams'] => ({
  rows: values.map(([row]) => row),
  values: values.map(([, value]) => value),
  mentions: { heads: [], tails: [], counts: [], nexts: [], fields: [], firsts: [], lasts: [] },
});

test('the log-odds of two topics, by hand', () => {
  const regression: Regression = {
    // Of three grams, for either topic.
    grams: Float32Array.of(1, -1, 2, 0.5, 100, 100),
    // What the phrases of “a” tell a and b, then those of “b”.
    phrases: Float32Array.of(4, -2, 8, 16),
    own: Float32Array.of(1, 2, 4, 64, 64, 64),
    bias: Float32Array.of(0.5, -3),
  };
  const features = {
    grams: gramsOf([
      [1, 0.25],
      [0, 0.5],
    ]),
    sums: sumsOf({ a: 3, elsewhere: 50 }),
  };
  const tanh = Math.tanh(2);
  const a = 0.5 + 0.25 * 2 + 0.5 * 1 + 0.15 * tanh * 4 + (0.9 + 2 * tanh + 4 * tanh * tanh);
  const b = -3 + 0.25 * 0.5 - 0.5 * 1 - 0.15 * tanh * 2;
  const odds = logOdds(regression, ['a', 'b'], features);
  expect(odds).toHaveLength(2);
  expect(odds[0]).toBeCloseTo(a, 10);
  expect(odds[1]).toBeCloseTo(b, 10);
  expect(saidByOwn(regression.own, 0, 3)).toBeCloseTo(0.9 + 2 * tanh + 4 * tanh * tanh, 10);
});

test('what a sum of phrases tells: bounded for others, and besides as it is for the topic’s own', () => {
  expect(phraseValue(0)).toBe(0);
  expect(phraseValue(1.5)).toBeCloseTo(0.15 * Math.tanh(1), 12);
  expect(phraseValue(1000)).toBeCloseTo(0.15, 12);
  expect(phraseValue(-1.5)).toBeCloseTo(-0.15 * Math.tanh(1), 12);
  const [sum, bounded, squared] = ownValues(-3);
  expect(sum).toBeCloseTo(-0.9, 12);
  expect(bounded).toBeCloseTo(-Math.tanh(2), 12);
  expect(squared).toBeCloseTo(Math.tanh(2) ** 2, 12);
  expect(ownValues(1)).toHaveLength(OWN);
});

const weight = fc.float({ min: -4, max: 4, noNaN: true });
const weights = (length: number) =>
  fc.array(weight, { minLength: length, maxLength: length }).map((each) => Float32Array.from(each));

test('the log-odds of a topic are the sum of all that speaks for it, weights of nothing included', () => {
  const slugs = ['a', 'b', 'c'];
  const grams = 5;
  const cases = fc.record({
    regression: fc.record({
      grams: weights(grams * slugs.length).map((all) => all.map((one) => (Math.abs(one) < 2 ? 0 : one))),
      phrases: weights(slugs.length ** 2),
      own: weights(slugs.length * OWN),
      bias: weights(slugs.length),
    }),
    values: fc.uniqueArray(fc.tuple(fc.nat(grams - 1), weight), { selector: ([row]) => row }),
    sums: fc.dictionary(fc.constantFrom(...slugs, 'elsewhere'), weight),
  });
  fc.assert(
    fc.property(cases, ({ regression, values, sums }) => {
      const features = { grams: gramsOf(values), sums: sumsOf(sums) };
      const odds = logOdds(regression, slugs, features);
      expect(odds).toHaveLength(slugs.length);
      for (const topic of slugs.keys()) {
        const own = sums[slugs[topic] ?? ''] ?? 0;
        const said = [
          regression.bias[topic] ?? 0,
          ...values.map(([row, value]) => value * (regression.grams[row * slugs.length + topic] ?? 0)),
          ...slugs.map(
            (slug, u) => phraseValue(sums[slug] ?? 0) * (regression.phrases[u * slugs.length + topic] ?? 0),
          ),
          own === 0 ? 0 : saidByOwn(regression.own, topic, own),
        ];
        expect(odds[topic]).toBeCloseTo(
          said.reduce((sum, one) => sum + one, 0),
          10,
        );
      }
    }),
  );
});

test('a paper’s features are its grams and what the phrases of the tables say', () => {
  const { table } = tinyModel(['a'], { 'text merging': [1] });
  const fields = readPaper('Model Merging', 'We merge models.');
  const { grams, sums } = featuresOf(table, fields);
  expect(grams).toMatchObject({ rows: [0], values: [1] });
  expect(sums).toEqual(phraseSums(fields));
  expect(sums.get('merging')?.sum).toBeGreaterThan(0);
});

test('log-odds as a probability', () => {
  expect(probability(0)).toBe(0.5);
  expect(probability(Math.log(4))).toBeCloseTo(0.8, 12);
  expect(probability(-Math.log(4))).toBeCloseTo(0.2, 12);
});
