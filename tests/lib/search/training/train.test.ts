import { expect, test } from 'vitest';
import { packVectors } from '#lib/search/training/pack-vectors.ts';
import { readPapers } from '#lib/search/training/read-papers.ts';
import { type Plan, trainVectors } from '#lib/search/training/train.ts';
import { addWord, normalise, unpackVectors } from '#lib/search/word-vectors.ts';

const PLAN: Plan = { dimensions: 4, passes: 60, batch: 8, rate: 0.05, titles: 0.7, dropped: 0.3, seed: 1 };

// Two names, `a` and `b`, for each of six subjects, and never both in a paper: what they have in common is the words
// of the abstracts.
const PAPERS = Array.from({ length: 96 }, (_, at) => {
  const subject = at % 6;
  const name = `${at % 12 < 6 ? 'a' : 'b'}${subject}`;
  const words = Array.from({ length: 4 }, (_, word) => `w${subject}${(word + Math.floor(at / 12)) % 5}`);
  return { title: `On ${name}`, abstract: `Of ${words.join(' ')}.` };
});
const lesson = readPapers(PAPERS);
const packed = (plan: Plan) => packVectors(lesson.terms, trainVectors(lesson, plan));

test('words that share contexts come closer than words that do not', () => {
  const vectors = unpackVectors(packed(PLAN));
  const place = (term: string) => {
    const sum = new Float32Array(PLAN.dimensions);
    expect(addWord(sum, term, 1, vectors)).toBe(true);
    normalise(sum);
    return sum;
  };
  const cosine = (a: string, b: string) => {
    const other = place(b);
    return place(a).reduce((sum, value, k) => sum + value * (other[k] ?? 0), 0);
  };
  const subjects = [0, 1, 2, 3, 4, 5];
  const cosines = subjects.map((subject) => subjects.map((other) => cosine(`a${subject}`, `b${other}`)));
  for (const [subject, row] of cosines.entries()) {
    const others = row.toSpliced(subject, 1);
    expect(row[subject]).toBeGreaterThan(Math.max(...others) + 0.2);
  }
});

test('the same papers and plan give the same bytes; another seed gives others', () => {
  const plan = { ...PLAN, passes: 3 };
  const file = JSON.stringify(packed(plan));
  expect(JSON.stringify(packed(plan))).toBe(file);
  expect(JSON.stringify(packed({ ...plan, seed: 2 }))).not.toBe(file);
});

test('the loss of every pass is told, and falls', () => {
  const told: [number, number][] = [];
  trainVectors(lesson, PLAN, (pass, loss) => told.push([pass, loss]));
  expect(told.map(([pass]) => pass)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1));
  expect(told.at(-1)?.[1]).toBeLessThan((told[0]?.[1] ?? 0) * 0.7);
});

test('weights begin by how rare a term is', () => {
  const { logWeights } = trainVectors(lesson, { ...PLAN, passes: 1, rate: 0 });
  const row = lesson.terms.indexOf('a0');
  expect(lesson.papersWith[row]).toBe(8);
  expect(Math.exp(logWeights[row] ?? 0)).toBeCloseTo(Math.log(1 + 96 / 8), 5);
});

test('a batch that is larger than the papers is all of them', () => {
  const all = { ...PLAN, passes: 2, batch: 96 };
  expect(packed({ ...all, batch: 384 })).toEqual(packed(all));
});
