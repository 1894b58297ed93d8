import { expect, test } from 'vitest';
import { evidencePhrases } from '#lib/evidence-phrases.ts';
import type { Evidence } from '#lib/topics/assignment.ts';

const paper = {
  title: 'Task Vectors for LoRA',
  abstract: 'A task vector is a sum. Multi-Task merging of task vectors and multitask LLMs with LoRA.',
};

function spans(field: Evidence['field'], ...phrases: string[]): Evidence[] {
  let from = 0;
  return phrases.map((phrase) => {
    const start = paper[field].indexOf(phrase, from);
    expect(start).toBeGreaterThanOrEqual(0);
    from = start + 1;
    return { field, start, end: start + phrase.length };
  });
}

const EVIDENCE = [
  ...spans('abstract', 'task vector', 'Multi-Task', 'task vectors', 'multitask', 'LLMs', 'LoRA'),
  ...spans('title', 'Task Vectors', 'LoRA'),
];

test('spellings of one phrase are counted together, written as where they stand first', () => {
  const { phrases, more } = evidencePhrases(EVIDENCE, paper, 8);
  expect(phrases.map(({ text, count }) => [text, count])).toEqual([
    ['task vectors', 3],
    ['LoRA', 2],
    ['multi-task', 2],
    ['LLMs', 1],
  ]);
  expect(phrases[0]?.first).toEqual({ field: 'title', start: 0, end: 12 });
  expect(more).toBe(0);
});

test('the most frequent ones stay, in the order of the text', () => {
  const { phrases, more } = evidencePhrases(EVIDENCE, paper, 2);
  expect(phrases.map(({ text }) => text)).toEqual(['task vectors', 'multi-task']);
  expect(more).toBe(2);
  expect(evidencePhrases([], paper, 8)).toEqual({ phrases: [], more: 0 });
});
