import { expect, test } from 'vitest';
import { definitionsIn } from '#lib/search/acronyms.ts';

test.each<[text: string, acronym: string, terms: string]>([
  ['We use retrieval-augmented generation (RAG) here.', 'rag', 'retriev augment gener'],
  ['Retrieval Augmented Generation (RAG)', 'rag', 'retriev augment gener'],
  ['large language models (LLMs) are', 'llm', 'larg languag model'],
  ['a large language model ( LLM ) is', 'llm', 'larg languag model'],
  ['convolutional neural networks (CNN, also ConvNets)', 'cnn', 'convolut neural network'],
  ['convolutional neural networks (CNN; see below)', 'cnn', 'convolut neural network'],
  ['the area under the curve (AUC)', 'auc', 'area curv'],
  ['the mixture of experts (MoE) layer', 'moe', 'mixtur expert'],
  ['we call it mixture of experts (ME)', 'me', 'mixtur expert'],
  ['low-rank adaptation (LRA)', 'lra', 'low rank adapt'],
  ['an end of the first (EOTF)', 'eotf', 'end first'],
  ['natural language processing (NLP) and machine translation (MT)', 'nlp', 'natur languag process'],
])('%s', (text, acronym, terms) => {
  expect(definitionsIn(text)[0]).toEqual({ acronym, terms: terms.split(' ') });
});

test('all that a text explains, in its order', () => {
  const text = 'natural language processing (NLP), machine translation (MT) and question answering (QA).';
  expect(definitionsIn(text).map(({ acronym }) => acronym)).toEqual(['nlp', 'mt', 'qa']);
});

test.each([
  '',
  'retrieval-augmented generation (rag)',
  'retrieval-augmented generation (Rag)',
  'retrieval-augmented generation [RAG]',
  'retrieval-augmented generation, (RAG)',
  'retrieval-augmented generation (RAG',
  'augmented generation (RAG)',
  'retrieval augmented (RAG) generation',
  'generation with augmented retrieval (RAG)',
  'low-rank adaptation (LoRA)',
  'the results (SOTA)',
  'a b c d e f g h i (ABCDEFGHI)',
  'retrieval-augmented generation (A)',
  'as shown (see Table 3)',
  '(RAG)',
])('explains nothing: %s', (text) => {
  expect(definitionsIn(text)).toEqual([]);
});

test('a long run of capitals, or of parentheses, is read in no time', () => {
  const began = process.cpuUsage();
  for (const text of [`(${'A'.repeat(20_000)}`, '('.repeat(20_000), '(A'.repeat(10_000), '( '.repeat(10_000)])
    expect(definitionsIn(text)).toEqual([]);
  // Microseconds; the cube of 20,000 steps would be hours.
  expect(process.cpuUsage(began).user).toBeLessThan(30_000_000);
});
