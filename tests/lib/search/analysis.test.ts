import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse, foldWord, stemOf, wholeOf, wordsOf } from '#lib/search/analysis.ts';

function terms(text: string): string[] {
  return analyse(text).map(({ term, whole }) => (whole ? `[${term}]` : term));
}

test.each<[text: string, terms: string[]]>([
  ['', []],
  ['multi-task learning', ['multi', 'task', '[multitask]', 'learn']],
  ['multi task learning', ['multi', 'task', '[multitask]', 'learn']],
  ['multitask learning', ['multitask', 'learn']],
  ['Multi\u00a0Tasks', ['multi', 'task', '[multitask]']],
  ['multi\u2010task multi\u2011task', ['multi', 'task', '[multitask]', 'multi', 'task', '[multitask]']],
  ['multi  task', ['multi', 'task']],
  ['multi, task', ['multi', 'task']],
  ['multi\ntask', ['multi', 'task']],
  [
    'fine-tuning, fine tuning, finetuning',
    ['fine', 'tune', '[finetun]', 'fine', 'tune', '[finetun]', 'finetun'],
  ],
  ['state-of-the-art', ['state', 'art', '[stateoftheart]']],
  ['how-to', ['[howto]']],
  ['a-b-c', ['b', 'c', '[abc]']],
  ['-task- --', ['task']],
  ['cross encoder models', ['cross', 'encod', '[crossencod]', 'model']],
  ['large pre-trained models', ['larg', 'pre', 'train', '[pretrain]', 'model']],
  ['C++ and C#, F#; c', ['c++', 'c#', 'f#', 'c']],
  ['xc++ C+ 2c#', ['xc', 'c', '2c']],
  ["Bayes' rule isn't the model's", ['bay', 'rule', 'isnt', 'model']],
  ['Bayes’ rule isn’t the model’s', ['bay', 'rule', 'isnt', 'model']],
  ['1.5 of 0.25. v1.2.3, 1,000', ['1.5', '0.25', 'v1.2.3', '1', '000']],
  ['GPT-4 w2v', ['gpt', '4', '[gpt4]', 'w2v']],
  ['naïve Émilie nai\u0308ve', ['naiv', 'emili', 'naiv']],
  ['ﬁne, ℝ 𝐀𝐈 ½', ['fine', 'r', 'ai', '1⁄2']],
  ['大语言模型', ['大', '语', '言', '模', '型']],
  ['BERT模型 大-小', ['bert', '模', '型', '大', '小']],
  ['ひらカナ ไทย', ['ひ', 'ら', 'カ', 'ナ', 'ไ', 'ท', 'ย']],
  ['언어 모델', ['언어', '모델']],
  ['🚀 \u0301 " * ( ) _ __', []],
  ['atten\u0000tion', ['atten', 'tion']],
  ['the and of', []],
])('%j', (text, expected) => {
  expect(terms(text)).toEqual(expected.map((term) => term.normalize('NFKD')));
});

describe('a compound is one term in all its spellings', () => {
  test.each([
    ['multi-task', 'multi task', 'multitask', 'Multi-Tasks'],
    ['zero-shot', 'zero shot', 'zeroshot', 'Zero\u2011shot'],
    ['pre-training', 'pre training', 'pretraining', 'pre-trained'],
    ['cross-lingual', 'cross lingual', 'crosslingual', 'Cross Lingual'],
  ])('%s, %s, %s, %s', (...spellings) => {
    const last = spellings.map((text) => analyse(text).at(-1)?.term);
    expect(new Set(last).size).toBe(1);
  });

  test('the whole is the stem of its parts in one', () => {
    const [word] = wordsOf('Fine Tuned');
    expect(word && [word.folded, word.parts.map(({ folded }) => folded), wholeOf(word)]).toEqual([
      'fine tuned',
      ['fine', 'tuned'],
      'finetun',
    ]);
  });
});

test.each([
  ['Models', 'model'],
  ['RETRIEVAL', 'retriev'],
  ['retrieving', 'retriev'],
  ['gpt4', 'gpt4'],
  ['c++', 'c++'],
  ['대', '대'.normalize('NFKD')],
])('the stem of %s is %s', (word, stem) => {
  expect(stemOf(foldWord(word))).toBe(stem);
});

describe('where a term stands', () => {
  test('parts and the whole, by their places in the text as it is', () => {
    expect(analyse('The Pre-Trained model’s 模')).toEqual([
      { term: 'pre', start: 4, end: 7, whole: false },
      { term: 'train', start: 8, end: 15, whole: false },
      { term: 'pretrain', start: 4, end: 15, whole: true },
      { term: 'model', start: 16, end: 23, whole: false },
      { term: '模', start: 24, end: 25, whole: false },
    ]);
  });

  const pieces = fc.constantFrom(
    ...[
      'multi',
      'Task',
      'ﬁne',
      "model's",
      '模型',
      '🚀',
      ' ',
      '\u00a0',
      '-',
      '\u2011',
      "'",
      '’',
      '.',
      '1',
      '5',
    ],
    ...['C++', 'C#', 'é', 'e\u0301', '\u0301', '\ud800', '\u0000', 'ไทย', 'İ', 'ß', '½', 'x'.repeat(61)],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(pieces, { maxLength: 15 }).map((parts) => parts.join('')),
  );

  test('any text: what stands there is what the part was made of, and parts ascend without overlap', () => {
    fc.assert(
      fc.property(text, (typed) => {
        let before = 0;
        for (const word of wordsOf(typed)) {
          expect(word.parts.length).toBeGreaterThan(0);
          expect([word.parts[0]?.start, word.parts.at(-1)?.end]).toEqual([word.start, word.end]);
          for (const { folded, start, end } of word.parts) {
            expect(folded).not.toBe('');
            expect(foldWord(typed.slice(start, end))).toBe(folded);
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeGreaterThan(start);
            before = end;
          }
        }
        expect(before).toBeLessThanOrEqual(typed.length);
      }),
      { seed: 4, numRuns: 1000 },
    );
  });

  test('a folded word stays as it is when it is folded again, and case tells no words apart', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const words = wordsOf(typed);
        for (const { parts } of words) for (const { folded } of parts) expect(foldWord(folded)).toBe(folded);
      }),
      { seed: 5, numRuns: 500 },
    );
    const ascii = fc.stringMatching(/^[ -~]{0,60}$/);
    fc.assert(
      fc.property(ascii, (typed) => {
        expect(terms(typed.toUpperCase())).toEqual(terms(typed.toLowerCase()));
      }),
      { seed: 6, numRuns: 500 },
    );
  });
});

test.each<[unit: string, words: number]>([
  ['x', 0],
  ['x ', 10_000],
  ['a-', 0],
  ['1.', 0],
  ["'", 0],
  ['é', 0],
  ['模', 10_000],
  ['🚀', 0],
  ['multi ', 5_000],
  ['\u0301', 0],
  ['(', 0],
])('ten thousand of %j are %i words', (unit, count) => {
  expect(wordsOf(unit.repeat(10_000)).length).toBe(count);
});
