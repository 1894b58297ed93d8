import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { topicsOf } from '#tests/lib/topics/tagging.ts';

// The compact dumps hold a title on one line and its abstract on the next.
const lines = ['001_9df91cfd7b54d84c', '003_3bbded2933c22dc6'].flatMap((name) =>
  readFileSync(new URL(`../../../db/dumps/${name}.txt`, import.meta.url), 'utf8').split('\n'),
);

test.each([
  ['Multi-task Active Learning for Pre-trained Transformer-based Models', ['multi-task', 'data']],
  [
    'A Survey of Multi-task Learning in Natural Language Processing: Regarding Task Relatedness and Training Methods',
    ['multi-task', 'survey'],
  ],
  [
    'VectorSearch: Enhancing Document Retrieval with Semantic Embeddings and Optimized Search',
    ['retrieval', 'embeddings'],
  ],
  ['Neural Passage Quality Estimation for Static Pruning', ['retrieval', 'compression']],
  [
    'TartuNLP at SemEval-2025 Task 5: Subject Tagging as Two-Stage Information Retrieval',
    ['retrieval', 'extraction'],
  ],
  ['Representation Surgery for Multi-Task Model Merging', ['merging', 'multi-task']],
  ['MultiLoRA: Democratizing LoRA for Better Multi-Task Learning', ['peft', 'multi-task']],
  ['A Thorough Examination of the CNN/Daily Mail Reading Comprehension Task', ['question-answering']],
])('%s', (title, topics) => {
  const abstract = lines[lines.indexOf(title) + 1] ?? '';
  expect(abstract.length).toBeGreaterThan(300);
  expect(topicsOf(title, abstract)).toEqual(topics);
});
