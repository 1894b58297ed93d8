import { statSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { analyse } from '#lib/search/analysis.ts';
import {
  addWord,
  MEANING_DIMENSIONS,
  normalise,
  type PackedVectors,
  shippedVectors,
  unpackVectors,
} from '#lib/search/word-vectors.ts';

const TINY = {
  dimensions: 2,
  rows: new Map([
    ['model', 0],
    ['merg', 1],
  ]),
  steps: Float32Array.of(0.5, 2),
  bytes: Int8Array.of(4, -2, 1, 3),
};

test('a text is the sum of its words at length 1', () => {
  const sum = new Float32Array(2);
  expect(addWord(sum, 'model', 1, TINY)).toBe(true);
  expect([...sum]).toEqual([2, -1]);
  expect(addWord(sum, 'merg', 0.5, TINY)).toBe(true);
  expect([...sum]).toEqual([3, 2]);
  expect(addWord(sum, 'zorbl', 9, TINY)).toBe(false);
  expect([...sum]).toEqual([3, 2]);
  normalise(sum);
  expect(sum[0]).toBeCloseTo(3 / Math.sqrt(13), 6);
  expect(sum[1]).toBeCloseTo(2 / Math.sqrt(13), 6);
});

test('a text without a known word stays 0', () => {
  const sum = new Float32Array(2);
  normalise(sum);
  expect([...sum]).toEqual([0, 0]);
});

function meaning(text: string): Float32Array {
  const sum = new Float32Array(MEANING_DIMENSIONS);
  for (const { term } of analyse(text)) addWord(sum, term);
  normalise(sum);
  return sum;
}

function cosine(a: string, b: string): number {
  const other = meaning(b);
  return meaning(a).reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0);
}

test.each([
  ['a picture', 'an image', 'a robot'],
  ['machine translation', 'bilingual sentences', 'medical images'],
  ['several languages', 'multilingual', 'a point cloud'],
  ['finding documents that answer a question', 'passage retrieval', 'image segmentation'],
  ['a doctor', 'clinical patients', 'driving cars'],
  ['multi-task learning', 'multitask', 'a drone'],
])('the vectors that ship: “%s” is closer to “%s” than to “%s”', (text, near, far) => {
  expect(cosine(text, near)).toBeGreaterThan(cosine(text, far) + 0.1);
});

test('they are of one length each, none is empty, and the file is no larger than 3.5 megabytes', () => {
  const { dimensions, rows, bytes, steps } = shippedVectors();
  expect(dimensions).toBe(MEANING_DIMENSIONS);
  expect(rows.size).toBeGreaterThan(10_000);
  expect([steps.length, bytes.length]).toEqual([rows.size, rows.size * dimensions]);
  expect(steps.every((step) => step > 0 && Number.isFinite(step))).toBe(true);
  const file = new URL('../../../lib/search/vectors.json', import.meta.url);
  expect(statSync(file).size).toBeLessThanOrEqual(3_500_000);
});

const deflated = (content: string | Uint8Array) => deflateSync(content).toString('base64');

const packed = (): PackedVectors => ({
  dimensions: 2,
  terms: deflated('model\nmerg'),
  // 0.5 and 2 as 32-bit floats, the lowest byte first.
  steps: deflated(Uint8Array.of(0, 0, 0, 0x3f, 0, 0, 0, 0x40)),
  bytes: deflated(Uint8Array.of(4, 0xfe, 1, 3)),
});

test('what is in a file', () => {
  expect(unpackVectors(packed())).toEqual(TINY);
  const none = { dimensions: 2, terms: deflated(''), steps: deflated(''), bytes: deflated('') };
  expect(unpackVectors(none).rows.size).toBe(0);
});

test.each<[what: string, damage: (file: PackedVectors) => unknown, reason: string | RegExp]>([
  ['nothing', () => undefined, /invalid_type/],
  ['a field too many', (file) => ({ ...file, extra: 1 }), /unrecognized_keys/],
  ['no dimension', (file) => ({ ...file, dimensions: 0 }), /too_small/],
  ['no base64', (file) => ({ ...file, bytes: 'ä' }), /base64/],
  ['bytes that are not deflated', (file) => ({ ...file, bytes: btoa('plain') }), /header/],
  [
    'bytes that break off',
    (file) => ({ ...file, bytes: btoa(atob(file.bytes).slice(0, -6)) }),
    /end of file/,
  ],
  ['a term twice', (file) => ({ ...file, terms: deflated('model\nmodel') }), 'A term stands twice.'],
  ['a term too many', (file) => ({ ...file, terms: deflated('a\nb\nc') }), 'do not fit the terms.'],
  ['a step too few', (file) => ({ ...file, steps: deflated(new Uint8Array(4)) }), 'do not fit the terms.'],
  ['a byte too few', (file) => ({ ...file, bytes: deflated(new Uint8Array(3)) }), 'do not fit the terms.'],
])('a damaged file is refused: %s', (_, damage, reason) => {
  expect(() => unpackVectors(packed())).not.toThrow();
  expect(() => unpackVectors(damage(packed()))).toThrow(reason);
});
