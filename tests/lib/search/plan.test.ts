import { describe, expect, test } from 'vitest';
import { inverseDocumentFrequency } from '#lib/search/bm25f.ts';
import { type Corpus, MOST_WANTS, type Want, wantsOf } from '#lib/search/plan.ts';
import { parseSearch } from '#lib/search/query-language.ts';
import { corrections } from '#lib/search/spelling.ts';

/** How many of a hundred papers have each term, and each word as it is written. */
const TERMS = new Map([
  ...[
    ['transfer', 40],
    ['learn', 60],
    ['multi', 20],
    ['task', 50],
    ['multitask', 18],
    ['rag', 6],
  ],
  ...[
    ['retriev', 30],
    ['augment', 25],
    ['gener', 35],
    ['modl', 1],
    ['model', 45],
    ['tranfer', 2],
  ],
] as [string, number][]);
const WORDS = new Map([
  ['transfer', 40],
  ['learning', 60],
  ['task', 50],
  ['retrieval', 30],
  ['model', 30],
  ['models', 31],
  ['tranfer', 2],
]);
const CORPUS: Corpus = {
  papers: 100,
  papersWith: (term) => TERMS.get(term) ?? 0,
  longForms: new Map([['rag', ['retriev', 'augment', 'gener']]]),
  shortForms: new Map([['retriev augment gener', 'rag']]),
  corrections: (word) => corrections(word, WORDS, 5),
};

function wants(typed: string): Want[] {
  return wantsOf(parseSearch(typed).clauses, CORPUS);
}

/** Each want as its label, its terms and its alternatives. */
function outline(typed: string): unknown[] {
  return wants(typed).map(({ label, terms, alternatives }) => [
    label,
    terms.join(' '),
    ...alternatives.map(({ how, terms: other, factor }) => `${how} ${other.join(' ')} ${factor}`),
  ]);
}

test.each<[typed: string, outline: unknown[]]>([
  ['', []],
  ['the of', []],
  ['🚀 *', []],
  [
    'transfer learning',
    [
      ['transfer', 'transfer'],
      ['learning', 'learn'],
    ],
  ],
  ['multi-task', [['multi-task', 'multi task', 'spelling multitask 1']]],
  [
    'Multi Task learning',
    [
      ['Multi Task', 'multi task', 'spelling multitask 1'],
      ['learning', 'learn'],
    ],
  ],
  ['multitask', [['multitask', 'multitask']]],
  ['RAG', [['RAG', 'rag', 'short form retriev augment gener 0.8']]],
  [
    'retrieval-augmented generation',
    [['retrieval-augmented generation', 'retriev augment gener', 'short form rag 0.8']],
  ],
  [
    'for retrieval augmented generation models',
    [
      ['retrieval augmented generation', 'retriev augment gener', 'short form rag 0.8'],
      ['models', 'model'],
    ],
  ],
  [
    'retrieval-augmented models',
    [
      ['retrieval-augmented', 'retriev augment', 'spelling retrievalaug 1'],
      ['models', 'model'],
    ],
  ],
  ['trasnfer', [['trasnfer', 'trasnfer', 'correction transfer 0.9', 'correction tranfer 0.9']]],
  ['modles', [['modles', 'modl', 'correction model 0.9']]],
  ['multi-tsak', [['multi-tsak', 'multi tsak', 'spelling multitsak 1', 'correction multitask 0.9']]],
  ['zyzzyva', [['zyzzyva', 'zyzzyva']]],
  ['-transfer learning', [['learning', 'learn']]],
])('%s', (typed, expected) => {
  expect(outline(typed)).toEqual(expected);
});

describe('corrections', () => {
  test('name what was typed and what may have been meant', () => {
    expect(wants('trasnfer')[0]?.alternatives[0]?.correction).toEqual({
      typed: 'trasnfer',
      meant: 'transfer',
    });
  });

  test('a word that two papers have is taken for one that twenty have, in a long search only for one of sixty', () => {
    const corpus = (papers: number) => ({ ...CORPUS, corrections: () => [{ word: 'transfer', papers }] });
    const corrections = (typed: string, papers: number) =>
      wantsOf(parseSearch(typed).clauses, corpus(papers)).find(({ label }) => label === 'tranfer')
        ?.alternatives.length;
    expect([19, 20].map((papers) => corrections('tranfer', papers))).toEqual([0, 1]);
    const long = 'what is a tranfer of learning between';
    expect([59, 60].map((papers) => corrections(long, papers))).toEqual([0, 1]);
  });

  test('a word that four papers have is never corrected', () => {
    const corpus = {
      ...CORPUS,
      papersWith: () => 4,
      corrections: () => [{ word: 'transfer', papers: 1000 }],
    };
    expect(wantsOf(parseSearch('tranfer').clauses, corpus)[0]?.alternatives).toEqual([]);
  });
});

describe('what a want weighs', () => {
  const idf = (papers: number) => inverseDocumentFrequency(papers, 100);

  test('its terms together, those of a form that papers have where none has what was typed, else nothing', () => {
    const weights = (typed: string) => wants(typed).map(({ weight }) => weight);
    expect(weights('transfer')).toEqual([idf(40)]);
    expect(weights('multi-task')).toEqual([idf(20) + idf(50)]);
    expect(weights('trasnfer')).toEqual([idf(40)]);
    expect(weights('zyzzyva')).toEqual([0]);
  });

  test('repeats count less and less, with k3 = 8', () => {
    const times = (n: number) => wants('transfer '.repeat(n)).map((want) => want.times);
    expect(times(1)).toEqual([1]);
    expect(times(2)).toEqual([18 / 10]);
    expect(times(10)).toEqual([90 / 18]);
  });
});

describe('how its clause asks for it', () => {
  const kinds = (typed: string) =>
    wants(typed).map(({ label, titleOnly, inPhrase, isCompound }) => [
      label,
      titleOnly,
      inPhrase,
      isCompound,
    ]);

  test('in the title, in a phrase, as a compound', () => {
    expect(kinds('title:transfer "multi-task learning" learning')).toEqual([
      ['transfer', true, false, false],
      ['multi-task', false, true, true],
      ['learning', false, true, false],
      ['learning', false, false, false],
    ]);
  });

  test('words in a row are one text, across what is not wanted but not across a phrase or a field', () => {
    expect(kinds('multi -model task')).toEqual([['multi task', false, false, true]]);
    expect(kinds('multi "model" task').map(([label]) => label)).toEqual(['multi', 'model', 'task']);
    expect(kinds('multi title:task').map(([label]) => label)).toEqual(['multi', 'task']);
    expect(kinds('title:multi title:task')).toEqual([['multi task', true, false, true]]);
  });

  test('the same word asked for in two ways is two things', () => {
    expect(kinds('transfer title:transfer "transfer" transfer').length).toBe(3);
  });
});

test('no more things than are counted in a byte', () => {
  const typed = Array.from({ length: 1000 }, (_, n) => `word${n}`).join(' ');
  expect(MOST_WANTS).toBeLessThan(256);
  expect(wants(typed).map(({ label }) => label)).toEqual(typed.split(' ').slice(0, MOST_WANTS));
});
