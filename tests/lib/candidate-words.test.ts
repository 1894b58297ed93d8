import { expect, test } from 'vitest';
import { candidatesIn, usualForm } from '#lib/candidate-words.ts';

const TEXTS = [
  {
    title: 'Merging Task Vectors',
    abstract: 'We merge task vectors of multi-task models. The task-vector is merged.',
  },
  { title: 'A task vector', abstract: 'Of 12 multi task models, GPT-4 is one across tasks.' },
];

test('words and pairs of words meet in their stems, and are written as most often', () => {
  const candidates = candidatesIn(TEXTS);
  const told = (key: string) => {
    const candidate = candidates.get(key);
    return candidate && [usualForm(candidate), candidate.texts, candidate.terms];
  };
  expect(told('merg')).toEqual(['merge', 1, ['merg']]);
  expect(told('task vector')).toEqual(['task vectors', 2, ['task', 'vector']]);
  // Written with a hyphen, a space or as one word it is one term of the index.
  expect(told('multi-task')).toEqual(['multi-task', 2, ['multitask']]);
  expect(told('multi-task model')).toEqual(['multi-task models', 2, ['multitask', 'model']]);
  expect(told('gpt-4')).toEqual(['gpt-4', 1, ['gpt4']]);
});

test('stop words, numbers and what a full stop parts make no names', () => {
  const keys = [...candidatesIn(TEXTS).keys()];
  expect(keys).not.toContain('the');
  expect(keys).not.toContain('of');
  expect(keys).not.toContain('12');
  expect(keys).not.toContain('across task');
  expect(keys).not.toContain('we merg');
  expect(keys).not.toContain('model the');
  expect(keys.filter((key) => key.split(' ').length > 2)).toEqual([]);
});
