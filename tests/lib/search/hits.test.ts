import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '#lib/search/analysis.ts';
import { bestPlace, hitsIn, type Mark, marksOf, type Span, spansOf } from '#lib/search/hits.ts';
import { type Corpus, wantsOf } from '#lib/search/plan.ts';
import { parseSearch } from '#lib/search/query-language.ts';

const CORPUS: Corpus = {
  papers: 100,
  papersWith: (term) => (term.startsWith('trasn') ? 0 : 10),
  longForms: new Map([['rag', ['retriev', 'augment', 'gener']]]),
  shortForms: new Map([['retriev augment gener', 'rag']]),
  corrections: (word) => (word === 'trasnfer' ? [{ word: 'transfer', papers: 10 }] : []),
};

function marks(typed: string): Mark[] {
  const { clauses } = parseSearch(typed);
  const phrases = clauses
    .filter(({ kind, negated }) => kind === 'phrase' && !negated)
    .map(({ text, field }) => ({ text, titleOnly: field === 'title' }));
  return marksOf(wantsOf(clauses, CORPUS), phrases);
}

function spansIn(text: string, all: readonly Mark[]): Span[] {
  return spansOf(hitsIn(analyse(text), all));
}

/** The text with its hits in brackets. */
function marked(typed: string, text: string): string {
  let out = '';
  let at = 0;
  for (const { start, end } of spansIn(text, marks(typed))) {
    out += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return out + text.slice(at);
}

test.each([
  ['merge', 'Merging of merged models', '[Merging] of [merged] models'],
  [
    'multitask',
    'A Multi-Task, multi task and multitask model',
    'A [Multi-Task], [multi task] and [multitask] model',
  ],
  [
    'multi-task',
    'A Multi-Task, multi task and multitask model',
    'A [Multi-Task], [multi task] and [multitask] model',
  ],
  ['multi-task', 'A task of multi-head attention', 'A task of multi-head attention'],
  ['task', 'A multi-task model', 'A multi-[task] model'],
  ['RAG', 'Retrieval-augmented generation (RAG)', '[Retrieval-augmented generation] ([RAG])'],
  ['retrieval augmented generation', 'RAG and retrieval', '[RAG] and retrieval'],
  ['trasnfer', 'Transfer of models', '[Transfer] of models'],
  [
    '"transfer learning"',
    'Transfer learning; learning of transfer',
    '[Transfer learning]; learning of transfer',
  ],
  ['"transfer learning" models', 'Transfer learning models', '[Transfer learning] [models]'],
  ['"state of the art"', 'State-of-the-art models', '[State-of-the-art] models'],
  ['transfer learning', 'Transfer learning', '[Transfer] [learning]'],
  ['-transfer', 'Transfer', 'Transfer'],
  ['the', 'The model', 'The model'],
  ['naive', 'A naïve model', 'A [naïve] model'],
  ['c++', 'C++ and C', '[C++] and C'],
  ['大模', '大语言模型', '[大]语言[模]型'],
  ['', 'Anything', 'Anything'],
])('%s in “%s”', (typed, text, expected) => {
  expect(marked(typed, text)).toBe(expected);
});

test('what is wanted in the title says so', () => {
  expect(marks('title:merging "in title" title:"a phrase"').map(({ titleOnly }) => titleOnly)).toEqual([
    true,
    false,
    true,
  ]);
});

function placeIn(text: string, all: readonly Mark[], length: number): number {
  return bestPlace(hitsIn(analyse(text), all), all, length);
}

describe('where to begin reading', () => {
  const plain = (typed: string, text: string, length: number) => placeIn(text, marks(typed), length);
  const filler = 'nothing to see here and so on, '.repeat(10);
  const text = `Transfer first. ${filler}Then transfer of learning in models. ${filler}Models.`;

  test('where most of the words stand together, the first of equals, 0 without any', () => {
    expect(plain('transfer learning', text, 60)).toBe(text.indexOf('transfer of'));
    expect(plain('transfer', text, 60)).toBe(0);
    expect(plain('models', text, 60)).toBe(text.indexOf('models'));
    expect(plain('zyzzyva', text, 60)).toBe(0);
    expect(plain('transfer learning', '', 60)).toBe(0);
  });

  test('a word twice is worth no more than once, and what reaches beyond is not counted', () => {
    const repeated = `transfer transfer transfer ${filler}transfer learning`;
    expect(plain('transfer learning', repeated, 40)).toBe(repeated.lastIndexOf('transfer'));
    expect(plain('transfer learning', repeated, 10)).toBe(0);
  });

  test('a heavy word outweighs light ones', () => {
    const weighted = (weights: number[]): Mark[] =>
      weights.map((weight, index) => ({
        sequences: [[['transfer', 'learn', 'model'][index] ?? '']],
        weight,
        titleOnly: false,
      }));
    const apart = `transfer learning ${filler}model`;
    expect(placeIn(apart, weighted([1, 1, 3]), 40)).toBe(apart.indexOf('model'));
    expect(placeIn(apart, weighted([1, 1, 1]), 40)).toBe(0);
  });
});

test('any text: hits lie within it, in order and apart, and the best place is one of them or 0', () => {
  const piece = fc.constantFrom(
    'multi-task',
    'multi',
    'task',
    'RAG',
    '大模',
    'transfer learning',
    '🚀',
    ' ',
    '. ',
    '-',
  );
  const all = marks('multi-task rag "transfer learning" 大');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(80), (pieces, length) => {
      const text = pieces.join('');
      const hits = spansIn(text, all);
      for (const [index, { start, end }] of hits.entries()) {
        expect(start).toBeGreaterThan(hits[index - 1]?.end ?? -1);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      const best = placeIn(text, all, length);
      expect(best === 0 || hits.some(({ start, end }) => start <= best && best < end)).toBe(true);
    }),
    { seed: 31, numRuns: 300 },
  );
});
