import { expect, test } from 'vitest';
import { readPhrases } from '#lib/topics/phrases.ts';
import { compileScanner } from '#lib/topics/scanner.ts';
import { tokenize } from '#lib/topics/tokens.ts';

/** What each phrase of a list matches in a text, as `phrase: matched words`. */
function matches(list: string, text: string): string[] {
  const phrases = readPhrases(list);
  const scan = compileScanner(
    phrases.flatMap(({ sequences }, value) => sequences.map((sequence) => ({ sequence, value }))),
  );
  const tokens = tokenize(text);
  const { values, firsts, lasts } = scan(tokens);
  return values.map((value, hit) => {
    const [first, last] = [tokens[firsts[hit] ?? -1], tokens[lasts[hit] ?? -1]];
    return `${phrases[value]?.phrase}: ${text.slice(first?.start, last?.end)}`;
  });
}

test('a hyphen in a phrase may be a space, or nothing', () => {
  expect(matches('multi-task', 'multi-task Multitask multi tasks, multi, task, multitasking')).toEqual([
    'multi-task: multi-task',
    'multi-task: Multitask',
    'multi-task: multi tasks',
  ]);
});

test('a space in a phrase may be a hyphen, but not nothing', () => {
  expect(matches('task vector', 'task-vector taskvector task vectors')).toEqual([
    'task vector: task-vector',
    'task vector: task vectors',
  ]);
});

test('capitals are kept to where a phrase has them', () => {
  expect(matches('RAG, LoRA', 'a rag, RAGs, lora, LoRA and Lora')).toEqual(['RAG: RAGs', 'LoRA: LoRA']);
});

test('a tilde matches beginnings, a slash gives alternatives', () => {
  expect(matches('quantiz~', 'quantized, quantization, quant')).toEqual([
    'quantiz~: quantized',
    'quantiz~: quantization',
  ]);
  expect(matches('image/video editing', 'image editing and video editing')).toEqual([
    'image/video editing: image editing',
    'image/video editing: video editing',
  ]);
});

test('shorter phrases are found inside longer ones, in order', () => {
  expect(matches('model, model merging, merging', 'Model merging')).toEqual([
    'model: Model',
    'model merging: Model merging',
    'merging: merging',
  ]);
});

test('a phrase is found in whole words only, and not across a comma', () => {
  expect(matches('code search, ner', 'decode search; code, search; partner')).toEqual([]);
});
