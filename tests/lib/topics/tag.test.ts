import { expect, test } from 'vitest';
import { titleWeight } from '#lib/topics/scores.ts';
import { levelWeights } from '#lib/topics/signals/notation.ts';
import { fallbackTopic, TAGGER_VERSION, tagPaper } from '#lib/topics/tag.ts';
import { phrasesFor, topicsOf } from '#tests/lib/topics/tagging.ts';

test.each(['Multi-task Learning', 'Multitask Learning', 'Multi task Learning', 'multi\u2011task learning'])(
  '“%s” is multi-task learning',
  (title) => {
    expect(topicsOf(title, '')).toEqual(['multi-task']);
    expect(phrasesFor('multi-task', title, '')).toEqual([`[${title}]`]);
  },
);

test('a shared task is not multi-task', () => {
  const title = 'LSTMs at SemEval-2019 Task 5: Shared Task on Detecting Hate Speech';
  expect(topicsOf(title, 'This paper describes our submission to the shared task.')).toEqual(['extraction']);
});

test('what others did is not enough, what the paper does is', () => {
  const others =
    'Unlike previous work on multi-task learning, ours needs no labels. We present a dialogue system.';
  const own = 'We propose multi-task learning for a dialogue system.';
  expect(topicsOf('A Dialogue System', others)).toEqual(['dialogue']);
  expect(topicsOf('A Dialogue System', own)).toContain('multi-task');
});

test('a longer phrase voids the shorter one inside it', () => {
  expect(topicsOf('Token Merging for Faster Transformers', 'We merge tokens.')).toEqual(['compression']);
  expect(topicsOf('Model Merging', '')).toEqual(['merging']);
  expect(topicsOf('Architecture Search by Evolution', 'We search network architectures.')).toEqual([
    'architecture',
  ]);
  expect(topicsOf('Retrieval-Augmented Generation for Legal Texts', 'We present a RAG system.')).toEqual([
    'rag',
  ]);
});

test('acronyms count only with their capitals', () => {
  expect(topicsOf('A RAG System', '')).toEqual(['rag']);
  expect(topicsOf('A rag and a bone', '')).toEqual([fallbackTopic]);
});

test('evidence is the phrases that speak for a topic, title first', () => {
  const abstract = 'We propose a retriever for passage retrieval. It is compared with BM25 on MS MARCO.';
  expect(topicsOf('Dense Retrieval with Hard Negatives', abstract)).toEqual(['retrieval']);
  expect(phrasesFor('retrieval', 'Dense Retrieval with Hard Negatives', abstract)).toEqual([
    '[Dense Retrieval]',
    '[Hard Negatives]',
    'retriever',
    'passage retrieval',
    'BM25',
    'MS MARCO',
  ]);
});

test('offsets are UTF-16, with emoji and accents before and between', () => {
  const title = '🎉 Café: model merging';
  const abstract = 'Nai\u0308ve 🤖 model soups – we average weights. 🎉';
  expect(tagPaper(title, abstract)).toMatchObject([
    {
      topic: 'merging',
      evidence: [
        { field: 'title', start: 9, end: 22 },
        { field: 'abstract', start: 10, end: 21 },
        { field: 'abstract', start: 27, end: 42 },
      ],
    },
  ]);
});

test('a phrase that stands in the title alone scores by the formula', () => {
  expect(tagPaper('Multi-task Learning', '')[0]?.score).toBe(1 - Math.exp(-levelWeights.sure * titleWeight));
});

test('a mention more raises the score, a hundred more hardly', () => {
  const score = (mentions: number) => tagPaper('', 'Model merging works. '.repeat(mentions))[0]?.score ?? 0;
  expect(score(2)).toBeGreaterThan(score(1));
  expect(score(100)).toBeGreaterThan(score(10));
  expect(score(100) - score(10)).toBeLessThan(0.001);
});

test('the core topic comes first, though another may score higher', () => {
  const given = tagPaper(
    'A Survey of Model Merging',
    'This survey reviews model merging in surveys of soups.',
  );
  expect(given.map(({ topic }) => topic)).toEqual(['merging', 'survey']);
});

test('below every threshold, the best topic is given all the same', () => {
  const given = tagPaper('Tasks', 'Several tasks.');
  expect(given).toHaveLength(1);
  expect(given[0]?.evidence).not.toEqual([]);
});

test.each([
  ['', ''],
  ['Untitled', ''],
  ['日本語', '😀'],
])('where nothing is met (“%s”, “%s”) the fallback is given, without evidence', (title, abstract) => {
  expect(tagPaper(title, abstract)).toEqual([{ topic: fallbackTopic, score: 0, evidence: [] }]);
});

test('an empty abstract leaves the title to speak', () => {
  expect(topicsOf('Neural Machine Translation', '')).toEqual(['multilingual']);
});

test('the same paper is tagged the same, whatever was tagged before', () => {
  const tag = () => tagPaper('LoRA for Speech Recognition', 'We study adapters for ASR in Basque.');
  const before = tag();
  tagPaper('RAG', 'rag lora LORA Speech');
  expect(tag()).toEqual(before);
});

test('ten megabytes of anything are tagged at once', () => {
  const began = performance.now();
  for (const unit of ['multi-task retrieval ', 'a', '. ', 'task-', '\u0301', '😀', '((((']) {
    const text = unit.repeat(10_000_000 / unit.length);
    expect(tagPaper(text, text).length).toBeGreaterThan(0);
  }
  expect(performance.now() - began).toBeLessThan(5_000);
});

test('the version is eight hexadecimal digits', () => {
  expect(TAGGER_VERSION).toMatch(/^[0-9a-f]{8}$/);
});
