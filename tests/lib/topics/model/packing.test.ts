import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Gram, GramTable } from '#lib/topics/model/gram-table.ts';
import { gramKinds, UNKNOWN } from '#lib/topics/model/grams.ts';
import { type PackedModel, packModel, unpackModel } from '#lib/topics/model/packing.ts';
import { OWN, type TopicModel } from '#lib/topics/model/topic-model.ts';
import { gram, silentRegression } from '#tests/lib/topics/model/tiny-model.ts';

const PAPERS = 200;
/** Gram weights below this size are left out. */
const LEAST = 0.12;
/** Half the distance of two bytes, as a share of the square root of the largest weight. */
const STEP = 0.5 / 31;

const weights = (length: number, size: number) =>
  fc
    .array(fc.oneof(fc.float({ min: -size, max: size, noNaN: true }), fc.constant(0)), {
      minLength: length,
      maxLength: length,
    })
    .map((each) => Float32Array.from(each));

const regressions = (topics: number, grams: number) =>
  fc.record({
    grams: weights(grams * topics, 12),
    phrases: weights(topics * topics, 3),
    own: weights(topics * OWN, 3),
    bias: weights(topics, 20),
  });

const written = fc.tuple(
  fc.constantFrom(...gramKinds),
  fc.uniqueArray(fc.constantFrom('model', 'merging', 'é', 'w1', 'the'), { minLength: 1, maxLength: 2 }),
  fc.integer({ min: 1, max: PAPERS }),
);
const lists = fc
  .uniqueArray(written, { maxLength: 12, selector: ([kind, words]) => [kind, ...words].join(' ') })
  .map((grams) => grams.map(([kind, words, papers]): Gram => ({ kind, words, papers })));

const models = fc.tuple(lists, fc.integer({ min: 1, max: 3 })).chain(([grams, n]) =>
  fc.record({
    grams: fc.constant(grams),
    model: fc.record({
      topics: fc.constant(['b', 'a', 'c'].slice(0, n)),
      table: fc.constant(new GramTable(grams, PAPERS)),
      topic: regressions(n, grams.length),
      core: regressions(n, grams.length),
      threshold: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    }),
  }),
);

function expectAlike(got: Float32Array, wanted: Float32Array): void {
  expect(got).toHaveLength(wanted.length);
  for (const [at, weight] of wanted.entries()) {
    expect(Math.abs((got[at] ?? Number.NaN) - weight)).toBeLessThanOrEqual(Math.abs(weight) * 6e-4);
  }
}

test('a model that was packed is the same but for small steps of its weights', () => {
  fc.assert(
    fc.property(models, ({ grams, model }) => {
      const unpacked = unpackModel(packModel(model, { grams, papers: PAPERS }));
      expect(unpacked.topics).toEqual(model.topics);
      expect(unpacked.threshold).toBe(model.threshold);

      const { table } = unpacked;
      expect([table.size, table.kinds, table.weights]).toEqual([
        grams.length,
        model.table.kinds,
        model.table.weights,
      ]);
      const rows = grams.map(({ kind, words }) => {
        const [word = UNKNOWN, next = UNKNOWN] = words.map((each) => table.lexicon.idOfFolded(each));
        return table.rowOf(gramKinds.indexOf(kind), word, next);
      });
      expect(rows).toEqual([...grams.keys()]);

      for (const part of ['topic', 'core'] as const) {
        const [got, wanted] = [unpacked[part], model[part]];
        const largest = Math.max(...wanted.grams.map(Math.abs));
        expect(got.grams).toHaveLength(wanted.grams.length);
        for (const [at, weight] of wanted.grams.entries()) {
          const read = got.grams[at] ?? Number.NaN;
          if (Math.abs(weight) < LEAST) expect(read).toBe(0);
          // A weight that its byte would stand for too weakly is left out as well.
          else if (read === 0) expect(Math.abs(weight)).toBeLessThan(2 * LEAST + largest * STEP ** 2);
          else {
            expect(Math.sign(read)).toBe(Math.sign(weight));
            expect(Math.abs(read)).toBeGreaterThanOrEqual(LEAST);
            const apart = Math.sqrt(Math.abs(read)) - Math.sqrt(Math.abs(weight));
            expect(Math.abs(apart)).toBeLessThanOrEqual((STEP + 1e-6) * Math.sqrt(largest));
          }
        }
        expectAlike(got.phrases, wanted.phrases);
        expectAlike(got.own, wanted.own);
        expectAlike(got.bias, wanted.bias);
      }
    }),
  );
});

test('what a file holds packs to the same file', () => {
  fc.assert(
    fc.property(models, ({ grams, model }) => {
      const list = { grams, papers: PAPERS };
      // As it is written: by trainModel, from a model that was packed once before.
      const file = packModel(unpackModel(packModel(model, list)), list);
      expect(packModel(unpackModel(file), list)).toEqual(file);
    }),
  );
});

const GRAMS = [gram('text model'), gram('own model merging'), gram('title w1')];

function small(): TopicModel {
  const topic = silentRegression(2, 3);
  topic.grams.set([31 ** 2 / 100, -(30 ** 2) / 100, 0.11, -0.11, 4 ** 2 / 100, 0]);
  const core = silentRegression(2, 3);
  core.bias.set([-1.23456, 12345.6]);
  return { topics: ['a', 'b'], table: new GramTable(GRAMS, 100), topic, core, threshold: 0.4 };
}

const packed = (): PackedModel => packModel(small(), { grams: GRAMS, papers: 100 });

const bytes = (base64: string) => inflateSync(Buffer.from(base64, 'base64'));
const deflated = (content: string | Uint8Array) => deflateSync(content).toString('base64');

test('what is in a file, by hand', () => {
  const file = packed();
  expect(bytes(file.grams).toString()).toBe('text 2 model\nown 2 model merging\ntitle 2 w1');
  // Topic after topic, gram after gram.
  expect([...new Int8Array(bytes(file.topic.grams))]).toEqual([31, 0, 4, -30, 0, 0]);
  expect(file).toMatchObject({ topics: ['a', 'b'], papers: 100, threshold: 0.4 });
  expect(file.topic.largest).toBeCloseTo(9.61, 5);
  expect(file.core).toMatchObject({ largest: 0, phrases: [0, 0, 0, 0], bias: [-1.235, 12350] });
  expect(unpackModel(JSON.parse(JSON.stringify(file))).topic.grams[4]).toBeCloseTo(0.16, 5);
});

test('a model without a gram is packed too', () => {
  const model = { ...small(), table: new GramTable([], 5), topic: silentRegression(2, 0) };
  const none = { ...model, core: silentRegression(2, 0) };
  const read = unpackModel(packModel(none, { grams: [], papers: 5 }));
  expect([read.table.size, read.topic.grams.length, read.topics]).toEqual([0, 0, ['a', 'b']]);
});

test.each<[what: string, damage: (file: PackedModel) => unknown, reason: string | RegExp]>([
  ['nothing', () => undefined, /invalid_type/],
  ['no topic', (file) => ({ ...file, topics: [] }), /too_small/],
  ['a field too many', (file) => ({ ...file, extra: 1 }), /unrecognized_keys/],
  ['a part that is missing', ({ core: _, ...file }) => file, /core/],
  ['a threshold of 1', (file) => ({ ...file, threshold: 1 }), /threshold/],
  ['half a paper', (file) => ({ ...file, papers: 0.5 }), /papers/],
  ['no base64', (file) => ({ ...file, grams: 'ä' }), /base64/],
  ['bytes that are not deflated', (file) => ({ ...file, grams: btoa('plain') }), /header/],
  [
    'grams that break off',
    (file) => ({ ...file, grams: btoa(atob(file.grams).slice(0, -8)) }),
    /end of file/,
  ],
  ['an unknown kind', (file) => ({ ...file, grams: deflated('word 8 a') }), '“word 8 a” is no gram.'],
  ['a gram without words', (file) => ({ ...file, grams: deflated('text 8') }), '“text 8” is no gram.'],
  [
    'a gram twice',
    (file) => ({ ...file, grams: deflated('text 8 a\ntext 9 b\ntext 8 a') }),
    '“a” stands twice.',
  ],
  [
    'a gram too many',
    (file) => ({ ...file, grams: deflated('text 8 a') }),
    'The weights do not fit the grams.',
  ],
  [
    'a weight that is missing',
    (file) => ({ ...file, core: { ...file.core, grams: deflated(new Uint8Array(5)) } }),
    'The weights do not fit the grams.',
  ],
  ['a bias too few', (file) => ({ ...file, topic: { ...file.topic, bias: [1] } }), 'do not fit the topics.'],
  ['a topic too many', (file) => ({ ...file, topics: ['a', 'b', 'c'] }), 'do not fit the topics.'],
])('a damaged file is refused: %s', (_, damage, reason) => {
  expect(() => unpackModel(packed())).not.toThrow();
  expect(() => unpackModel(damage(packed()))).toThrow(reason);
});
