import { expect, test } from 'vitest';
import { type Features, OWN, ownValues, phraseValue } from '#lib/topics/model/topic-model.ts';
import { designOf } from '#lib/topics/training/design.ts';

const features = (
  values: readonly [row: number, value: number][],
  sums: Record<string, number>,
): Features => ({
  grams: {
    rows: values.map(([row]) => row),
    values: values.map(([, value]) => value),
    mentions: { heads: [], tails: [], counts: [], nexts: [], fields: [], firsts: [], lasts: [] },
  },
  sums: new Map(Object.entries(sums).map(([topic, sum]) => [topic, { sum, hits: [] }])),
});

test('papers as the regression sees them: grams, then what the phrases of every topic say, and of its own', () => {
  const papers = [
    features(
      [
        [3, 0.5],
        [0, 0.25],
      ],
      { b: 2, elsewhere: 7 },
    ),
    features([], { a: 0 }),
    features([[1, 1]], { b: -1, a: 3 }),
  ];
  const { values, own, ...design } = designOf(papers, 4, ['a', 'b']);
  expect(design).toEqual({
    papers: 3,
    columnCount: 6,
    starts: Int32Array.of(0, 3, 3, 6),
    columns: Int32Array.of(3, 0, 5, 1, 4, 5),
    outputs: 2,
    width: OWN,
  });
  expect(values).toEqual(Float32Array.of(0.5, 0.25, phraseValue(2), 1, phraseValue(3), phraseValue(-1)));
  const none = [0, 0, 0];
  expect(own).toEqual(
    Float32Array.from([none, ownValues(2), none, none, ownValues(3), ownValues(-1)].flat()),
  );
});
