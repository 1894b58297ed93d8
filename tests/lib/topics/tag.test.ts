import { describe, expect, test } from 'vitest';
import { fallbackTopic, TAGGER_VERSION, tagPaper } from '#lib/topics/tag.ts';
import { topicBySlug } from '#lib/topics/taxonomy.ts';
import { phrasesFor, topicsOf } from '#tests/lib/topics/tagging.ts';

test.each(['Multi-task Learning', 'Multitask Learning', 'Multi task Learning', 'multi\u2011task learning'])(
  '“%s” is multi-task learning',
  (title) => {
    expect(topicsOf(title, '')).toEqual(['multi-task']);
    expect(phrasesFor('multi-task', title, '')).toEqual([`[${title}]`]);
  },
);

describe('a mention is no contribution', () => {
  test('a shared task is not multi-task', () => {
    const title = 'LSTMs at SemEval-2019 Task 5: Shared Task on Detecting Hate Speech';
    const abstract = 'This paper describes our submission to the shared task.';
    expect(topicsOf(title, abstract)).toEqual(['extraction']);
  });

  test('what others did is not enough, what the paper does is', () => {
    const others =
      'Unlike previous work on multi-task learning, ours needs no labels. We present a dialogue system.';
    const own = 'We propose multi-task learning for a dialogue system.';
    expect(topicsOf('A Dialogue System', others)).toEqual(['dialogue']);
    expect(topicsOf('A Dialogue System', own)).toEqual(['dialogue', 'multi-task']);
  });

  test('retrieval as a baseline is not retrieval', () => {
    const abstract =
      'We propose a summarization model for clinical notes. It outperforms retrieval baselines and BM25 on patient records.';
    expect(topicsOf('Summarizing Clinical Notes', abstract)).not.toContain('retrieval');
    expect(topicsOf('Retrieving Clinical Notes', abstract.replace('summarization', 'retrieval'))).toContain(
      'retrieval',
    );
  });

  test('cross-task attention between named tasks is multi-task', () => {
    const given = topicsOf(
      'Cross-Task Attention for Joint Depth Estimation and Segmentation',
      'We propose cross-task attention between the decoders of two dense prediction tasks.',
    );
    expect(given).toContain('multi-task');
  });
});

test('a longer phrase voids the shorter one inside it', () => {
  expect(topicsOf('Token Merging for Faster Transformers', 'We merge tokens.')).toEqual(['compression']);
  expect(topicsOf('Model Merging', '')).toEqual(['merging']);
  expect(topicsOf('Architecture Search by Evolution', 'We search network architectures.')).toEqual([
    'architecture',
  ]);
});

test('evidence is the phrases that speak for a topic, title first', () => {
  const abstract = 'We propose a retriever for passage retrieval. It is compared with BM25 on MS MARCO.';
  expect(topicsOf('Dense Retrieval with Hard Negatives', abstract)).toEqual(['retrieval']);
  const phrases = phrasesFor('retrieval', 'Dense Retrieval with Hard Negatives', abstract);
  expect(phrases[0]).toBe('[Dense Retrieval]');
  expect(phrases).toContain('passage retrieval');
  expect(phrases).not.toContain('propose');
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

test('evidence ends where a hyphenated word does', () => {
  const phrases = phrasesFor(
    'few-shot',
    'Few-shot Learning',
    'A meta-learned model. Its few-shot-only head helps.',
  );
  expect(phrases).toEqual(['[Few-shot Learning]', 'meta-learned', 'few-shot-only']);
});

test('a plain sign gives nearly all of the score, an unclear one little', () => {
  const score = (title: string) => tagPaper(title, '')[0]?.score ?? 0;
  expect(score('Multi-task Learning')).toBeGreaterThan(0.9);
  expect(score('Tasks')).toBeLessThan(0.1);
});

test('the core topic comes first, though another may score higher', () => {
  const given = tagPaper(
    'A Survey of Model Merging',
    'This survey reviews model merging in surveys of soups.',
  );
  expect(given.map(({ topic }) => topic)).toEqual(['merging', 'survey']);
  expect(given[1]?.score).toBeGreaterThan(given[0]?.score ?? 1);
});

test('below the threshold the likeliest topic is given all the same', () => {
  const given = tagPaper('Tasks', 'Several tasks.');
  expect(given).toHaveLength(1);
  expect(given[0]?.score).toBeLessThan(0.3);
});

test.each([
  ['', ''],
  ['Untitled', ''],
  ['日本語', '😀'],
])('where not one word is known (“%s”, “%s”) the fallback is given, without evidence', (title, abstract) => {
  expect(tagPaper(title, abstract)).toEqual([{ topic: fallbackTopic, score: 0, evidence: [] }]);
  expect(topicBySlug.has(fallbackTopic)).toBe(true);
});

test('an empty abstract leaves the title to speak', () => {
  expect(topicsOf('Neural Machine Translation for Basque', '')[0]).toBe('multilingual');
});

test('the same paper is tagged the same, whatever was tagged before', () => {
  const tag = () => tagPaper('LoRA for Speech Recognition', 'We study adapters for ASR in Basque.');
  const before = tag();
  tagPaper('RAG', 'rag lora LORA Speech');
  expect(tag()).toEqual(before);
});

test('ten megabytes of anything are tagged like the first of them', () => {
  for (const unit of ['multi-task retrieval ', 'a', '. ', 'task-', '\u0301', '😀', '((((']) {
    const text = unit.repeat(10_000_000 / unit.length);
    expect(tagPaper(text, text)).toEqual(tagPaper(text.slice(0, 40_000), text.slice(0, 40_000)));
  }
});

test('the version is eight hexadecimal digits', () => {
  expect(TAGGER_VERSION).toMatch(/^[0-9a-f]{8}$/);
});
