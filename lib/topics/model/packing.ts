import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { type Gram, GramTable } from '#lib/topics/model/gram-table.ts';
import { gramKinds } from '#lib/topics/model/grams.ts';
import { OWN, type Regression, type TopicModel } from '#lib/topics/model/topic-model.ts';

const numbers = z.array(z.number());

const regressionShape = z.strictObject({
  /** Base64 of deflated signed bytes, topic after topic, gram after gram. */
  grams: z.base64(),
  /** The weight that the largest byte stands for; 0 where there is no gram. */
  largest: z.number().nonnegative(),
  phrases: numbers,
  own: numbers,
  bias: numbers,
});

/** A model as it is kept in a file. */
const packedShape = z.strictObject({
  topics: z.array(z.string()).min(1),
  /** How many papers the grams were counted in. */
  papers: z.int().positive(),
  /** Base64 of deflated lines: the kind, the papers that have the gram, its words. */
  grams: z.base64(),
  threshold: z.number().gt(0).lt(1),
  topic: regressionShape,
  core: regressionShape,
});

export type PackedModel = z.infer<typeof packedShape>;

/** The largest byte. Coarse steps deflate well, and cost no measurable F1. */
const LEVELS = 31;
/** Weights of grams below this size are left out. */
const LEAST = 0.12;

/** What `packModel` needs to know beyond the model: the list behind its table of grams. */
export type GramList = { grams: readonly Gram[]; papers: number };

/**
 * Packs a model small. A gram's weight w becomes the byte ±round(31 √(|w| / largest)), so that small weights are told
 * apart more finely than large ones; the weights of phrases are kept to four digits.
 */
export function packModel(model: TopicModel, { grams, papers }: GramList): PackedModel {
  const lines = grams.map(({ kind, words, papers: n }) => `${kind} ${n} ${words.join(' ')}`);
  return {
    topics: [...model.topics],
    papers,
    grams: deflated(Buffer.from(lines.join('\n'))),
    threshold: model.threshold,
    topic: packRegression(model.topic, model.topics.length),
    core: packRegression(model.core, model.topics.length),
  };
}

/** The model of a packed one. @throws ZodError or RangeError for what is none. */
export function unpackModel(value: unknown): TopicModel {
  const packed = packedShape.parse(value);
  const lines = inflated(packed.grams).toString('utf8');
  const grams = lines === '' ? [] : lines.split('\n').map(gramOf);
  const { topics } = packed;
  return {
    topics,
    table: new GramTable(grams, packed.papers),
    threshold: packed.threshold,
    topic: unpackRegression(packed.topic, topics.length, grams.length),
    core: unpackRegression(packed.core, topics.length, grams.length),
  };
}

function gramOf(line: string): Gram {
  const [name, papers, ...words] = line.split(' ');
  const kind = gramKinds.find((each) => each === name);
  if (kind === undefined || words.length === 0) throw new RangeError(`“${line}” is no gram.`);
  return { kind, words, papers: Number(papers) };
}

function packRegression({ grams, phrases, own, bias }: Regression, topics: number): PackedModel['topic'] {
  const largest = grams.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const rows = grams.length / topics;
  const bytes = new Int8Array(grams.length);
  for (const [at, weight] of grams.entries()) {
    if (Math.abs(weight) < LEAST) continue;
    const level = Math.round(Math.sqrt(Math.abs(weight) / largest) * LEVELS);
    // Left out as well where the byte would stand for too little, so that what was unpacked packs to the same.
    if (weightOf(level, largest) < LEAST) continue;
    // Topic after topic: neighbours are then alike, and deflate better.
    bytes[(at % topics) * rows + Math.floor(at / topics)] = Math.sign(weight) * level;
  }
  return {
    grams: deflated(Buffer.from(bytes.buffer)),
    largest,
    phrases: rounded(phrases),
    own: rounded(own),
    bias: rounded(bias),
  };
}

function unpackRegression(packed: PackedModel['topic'], topics: number, rows: number): Regression {
  const bytes = new Int8Array(inflated(packed.grams));
  const { phrases, own, bias } = packed;
  const fit = phrases.length === topics ** 2 && own.length === topics * OWN && bias.length === topics;
  if (!fit) throw new RangeError('The weights do not fit the topics.');
  if (bytes.length !== rows * topics) throw new RangeError('The weights do not fit the grams.');
  const weights = Float32Array.from({ length: 2 * LEVELS + 1 }, (_, index) => {
    const byte = index - LEVELS;
    return Math.sign(byte) * weightOf(byte, packed.largest);
  });
  const grams = new Float32Array(rows * topics);
  for (let topic = 0; topic < topics; topic += 1) {
    for (let row = 0; row < rows; row += 1) {
      const byte = bytes[topic * rows + row] ?? 0;
      if (byte !== 0) grams[row * topics + topic] = weights[byte + LEVELS] ?? 0;
    }
  }
  return {
    grams,
    phrases: Float32Array.from(phrases),
    own: Float32Array.from(own),
    bias: Float32Array.from(bias),
  };
}

function weightOf(level: number, largest: number): number {
  return Math.fround((level / LEVELS) ** 2 * largest);
}

function rounded(weights: Float32Array): number[] {
  return Array.from(weights, (weight) => Number(weight.toPrecision(4)));
}

function deflated(bytes: Buffer): string {
  return deflateSync(bytes, { level: 9 }).toString('base64');
}

function inflated(text: string): Buffer {
  return inflateSync(Buffer.from(text, 'base64'));
}
