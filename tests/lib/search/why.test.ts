import { describe, expect, test } from 'vitest';
import { analyse } from '#lib/search/analysis.ts';
import { heaviest, hitsInPaper, MOST_MARKED, marksOf, type Sought, spansOf } from '#lib/search/hits.ts';
import { type Corpus, wantsOf } from '#lib/search/plan.ts';
import { parseSearch } from '#lib/search/query-language.ts';
import { type FoundWord, wordsFound } from '#lib/search/why.ts';

const CORPUS: Corpus = {
  papers: 100,
  // Long words are rare, so that they weigh more.
  papersWith: (term) => (term.startsWith('trasn') ? 0 : Math.max(1, 60 - 6 * term.length)),
  longForms: new Map([['rag', ['retriev', 'augment', 'gener']]]),
  shortForms: new Map([['retriev augment gener', 'rag']]),
  corrections: (word) => (word === 'trasnfer' ? [{ word: 'transfer', papers: 10 }] : []),
};

function sought(typed: string): Sought[] {
  const { clauses } = parseSearch(typed);
  const phrases = clauses
    .filter(({ kind, negated }) => kind === 'phrase' && !negated)
    .map(({ text, field }) => ({ text, titleOnly: field === 'title' }));
  return marksOf(wantsOf(clauses, CORPUS), phrases);
}

function why(typed: string, title: string, abstract: string) {
  const marks = sought(typed);
  return wordsFound(marks, { title, abstract }, hitsInPaper(analyse(title), analyse(abstract), marks));
}

const inBoth = (label: string, as?: string): FoundWord => ({
  label,
  where: 'title and abstract',
  ...(as === undefined ? {} : { as }),
});

describe('what is said of a paper', () => {
  test.each<[string, string, string, FoundWord[], string[]]>([
    ['merging', 'Merging', 'We merge.', [inBoth('merging')], []],
    ['merging', 'Merging', 'Nothing.', [{ label: 'merging', where: 'title' }], []],
    ['merging', 'Nothing', 'We merge.', [{ label: 'merging', where: 'abstract' }], []],
    ['merging', 'Nothing', 'Nothing.', [], ['merging']],
    [
      'merging audio models',
      'Models',
      'Merging.',
      [
        { label: 'merging', where: 'abstract' },
        { label: 'models', where: 'title' },
      ],
      ['audio'],
    ],
    // Another ending, a hyphen and capitals are the same word; another word is named.
    ['multitask', 'Multi-Task', 'multi task', [inBoth('multitask')], []],
    ['combining', 'Combination', '', [{ label: 'combining', where: 'title' }], []],
    ['trasnfer', 'Transfer', 'transfers', [inBoth('trasnfer', 'Transfer')], []],
    [
      'RAG',
      'Nothing',
      'Retrieval-augmented generation',
      [{ label: 'RAG', where: 'abstract', as: 'Retrieval-augmented generation' }],
      [],
    ],
    ['RAG', 'RAG', 'Retrieval-augmented generation', [inBoth('RAG')], []],
    // A long form counts also where its words are apart.
    [
      'retrieval augmented generation',
      'Retrieve to augment',
      'We generate.',
      [{ label: 'retrieval augmented generation', where: 'title and abstract', isApart: true }],
      [],
    ],
    ['retrieval augmented generation', 'Retrieve', 'Augment', [], ['retrieval augmented generation']],
    ['multi-task', 'A task', 'of multi-head attention', [], ['multi-task']],
    // A phrase is one thing.
    ['"task vectors"', 'A Task Vector', '', [{ label: 'task vectors', where: 'title' }], []],
    ['"task vectors"', 'Vectors of a task', '', [], []],
    ['title:merging', 'Nothing', 'Merging', [], ['merging']],
    ['title:merging', 'Merging', 'Merging', [{ label: 'merging', where: 'title' }], []],
    // A small word that was read with the one behind it is not named.
    ['on multitask', 'Multitask', '', [{ label: 'multitask', where: 'title' }], []],
    ['-merging', 'Nothing', 'Nothing.', [], []],
    ['the', 'The model', 'The model', [], []],
  ])('%s in “%s” and “%s”', (typed, title, abstract, found, missing) => {
    expect(why(typed, title, abstract)).toEqual({ found, missing });
  });

  test('of many words the heaviest come first, of few they stay as typed', () => {
    const words = ['a2', 'bbbb', 'cccccc', 'dddddddd', 'eee', 'fffff', 'ggggggg'];
    expect(words.length).toBe(MOST_MARKED + 1);
    const named = (typed: readonly string[]) => why(typed.join(' '), typed.join(' '), '').found;
    const byLength = words.toSorted((a, b) => b.length - a.length);
    expect(named(words).map(({ label }) => label)).toEqual(byLength);
    const few = words.slice(0, MOST_MARKED);
    expect(named(few).map(({ label }) => label)).toEqual(few);
  });
});

describe('what is marked of a paper', () => {
  const marked = (typed: string, title: string, abstract: string) => {
    const marks = sought(typed);
    const hits = heaviest(hitsInPaper(analyse(title), analyse(abstract), marks), marks);
    return [
      spansOf(hits.title).map(({ start, end }) => title.slice(start, end)),
      spansOf(hits.abstract).map(({ start, end }) => abstract.slice(start, end)),
    ];
  };

  test('the words that it has and that weigh most, in every place', () => {
    const words = 'a2 bbbb cccccc dddddddd eee fffff ggggggg';
    expect(marked(words, 'a2 eee', words)).toEqual([
      ['eee'],
      ['bbbb', 'cccccc', 'dddddddd', 'eee', 'fffff', 'ggggggg'],
    ]);
    // What it does not have takes no place.
    expect(marked(words, 'a2', 'bbbb a2')).toEqual([['a2'], ['bbbb', 'a2']]);
  });

  test('a word that was typed often weighs more', () => {
    const words = 'a2 bbbb cccccc dddddddd eee fffff ggggggg';
    expect(marked(`${words}${' a2'.repeat(8)}`, 'a2', '')).toEqual([['a2'], []]);
    expect(marked(`${words}${' a2'.repeat(8)}`, '', words)[1]).toContain('a2');
  });

  test('the words of a long form one by one, where they are apart and only there', () => {
    const typed = 'retrieval augmented generation';
    expect(marked(typed, 'Retrieve to augment', 'We generate.')).toEqual([
      ['Retrieve', 'augment'],
      ['generate'],
    ]);
    expect(marked(typed, 'Retrieval', 'RAG augments what is generated')).toEqual([[], ['RAG']]);
    expect(marked('RAG', 'Generation', 'that augments retrieval')).toEqual([
      ['Generation'],
      ['augments', 'retrieval'],
    ]);
    expect(marked('title:RAG', 'Generation', 'that augments retrieval')).toEqual([[], []]);
  });
});
