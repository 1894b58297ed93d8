import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPapers } from '#db/queries/list-papers.ts';
import { searchHits } from '#db/queries/search-hits.ts';
import { isSearchable, search } from '#db/search.ts';
import { EVERYTHING, parsePaperQuery } from '#lib/paper-query.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, MANY_TOPICS, PAPERS } from '#tests/fixtures/papers.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
});
afterAll(() => desk.remove());

const COMPILE = `“Compile” It's C++: A "State-of-the-Art" Survey`;
const SCALE = 'α-Merging: 大语言模型 at Scale 🚀';
const UNDATED_PAPER = 'No Date Was Given';
const TWIN = 'Attention Revisited';
const MANY = MANY_TOPICS.title;

describe('what is typed is words to find, and never an operator', () => {
  /** The papers by their places in the file, which are their ids: 1 and 2 are the twins. */
  const table: [typed: string, ids: number[]][] = [
    ['', []],
    ['   ', []],
    ['c++', [9]],
    ['C#', [9]],
    ['c', []],
    ['state-of-the-art', [9]],
    ['state of the art', [9]],
    ['stateoftheart', [9]],
    ["it's", [9]],
    ['it’s', [9]],
    ['NLP AND', []],
    ['compilers AND', [9]],
    ['transfer learning', [3]],
    ['learning transfer', [3]],
    ['"transfer learning"', [3]],
    ['"learning transfer"', []],
    ['transfer -learning', [4]],
    ['transfer -"transfer learning"', [4]],
    ['"negative transfer" -learning', [4]],
    ['attention -vision -x', [1]],
    ['-attention', [3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['-title:attention', [3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['-attention -merging', [3, 4, 5, 6, 9, 10, 11]],
    ['-multitask', [1, 2, 3, 4, 5, 6, 8, 9, 10, 11]],
    ['-zyzzyva', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['- attention', [1, 2]],
    ['--attention', [1, 2]],
    ['title:attention', [1, 2]],
    ['title:transfer', []],
    ['title:"very long"', [10]],
    ['title:the', [5, 6, 9, 10]],
    ['"', []],
    ['""', []],
    ['"attention', [1, 2]],
    ['attention"revisited"', [1, 2]],
    ['*', []],
    ['atten*', []],
    ['^attention', [1, 2]],
    ['{attention}', [1, 2]],
    ['{}', []],
    ['()', []],
    ['(attention', [1, 2]],
    // A slip of “year”, which one paper has.
    ['NEAR(', [3]],
    ['attention + models', [1, 2]],
    ['大语言模型', [8]],
    ['"大语言模型"', [8]],
    ['模型', [8]],
    ['语模', [8]],
    ['🚀', []],
    ['-🚀', []],
    ['-"🚀"', []],
    ['averages 🚀', [8]],
    ['"🚀" averages', [8]],
    ['-attention "🚀"', [3, 4, 5, 6, 7, 8, 9, 10, 11]],
    ['attention \u0301', [1, 2]],
    ['NAIVE', [8]],
    ['nai\u0308ve', [8]],
    ['α', [8]],
    ['αmerging', [8]],
    ['compiler', [9]],
    ['atten\u0000tion', []],
    ['attention\u0000', [1, 2]],
    ['\u0000', []],
    ["' OR 1=1 --", []],
    ['"; drop table papers; --', []],
    ['attention AND NOT vision', [2]],
    ['the', [2, 3, 5, 6, 9, 10, 11]],
    ['of the', [3, 9, 10]],
    ['the zyzzyva', []],
    ['how-to', []],
    ['to be or not to be', []],
    ['negatve transfer', [4]],
    ['multitask', [7]],
    ['multi task', [7]],
    ['multi-task', [7]],
    ['multi-tsak', [7]],
    ['%', []],
    ['_', []],
  ];
  test.each(table)('%j', (typed, ids) => {
    const found = search(desk.db, typed);
    expect([...found.inOrder()]).toEqual(ids);
    expect([...found.complete]).toEqual(ids.toSorted((a, b) => a - b));
    expect([...found.found]).toEqual(ids.toSorted((a, b) => a - b));
  });

  test.each<[typed: string, first: number]>([
    ["'; drop table papers; --", 10],
    [`x') UNION SELECT slug FROM papers --`, 10],
    [`x" OR "attention`, 1],
    ['NEAR(attention models, 5)', 1],
    ['transfer OR compilers', 9],
    ['模大熊', 8],
  ])('%j comes close only, in words', (typed, first) => {
    const { best, complete } = search(desk.db, typed);
    expect([best[0], complete.length]).toEqual([first, 0]);
  });

  test('ten thousand characters run, as one word or many', () => {
    const ids = (typed: string) => [...search(desk.db, typed).inOrder()];
    expect(ids('x'.repeat(10_000))).toEqual([]);
    expect(ids('attention '.repeat(1_000))).toEqual([1, 2]);
    expect(ids('"'.repeat(10_000))).toEqual([]);
    expect(ids('('.repeat(10_000))).toEqual([]);
    expect(ids('模'.repeat(10_000))).toEqual([8]);
    expect(ids('attention-'.repeat(1_000))).toEqual([]);
  });

  test('any string runs; what has no letter or digit finds nothing; every id is that of a paper', () => {
    const piece = fc.constantFrom(
      ...[
        'AND',
        'OR',
        'NOT',
        'NEAR(',
        '"',
        '-',
        '*',
        '^',
        ':',
        '(',
        ')',
        '{',
        '}',
        '+',
        "'",
        ' ',
        'a',
        'the',
      ],
      ...[
        'attention',
        'title:',
        'multi',
        'task',
        '大',
        '🚀',
        '\u0000',
        '\ud800',
        'c++',
        'how-to',
        '%',
        ';',
        '“',
      ],
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')),
      fc.array(piece, { maxLength: 20 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const { scoreOf, complete, found, best, inOrder } = search(desk.db, text);
        const ids = [...inOrder()];
        const scores = ids.map(scoreOf);
        expect(ids.every((id) => id >= 1 && id <= PAPERS.length)).toBe(true);
        expect(new Set(ids).size).toBe(ids.length);
        expect([...found]).toEqual(ids.toSorted((a, b) => a - b));
        expect([...best]).toEqual(ids);
        expect(scores.every((score, place) => score <= (scores[place - 1] ?? score))).toBe(true);
        for (const id of complete) expect(ids).toContain(id);
        if (!isSearchable(text)) expect(ids).toEqual([]);
        // A phrase; of more than 16 words it would be a description.
        const phrase = text
          .replace(/["“”„]/g, '')
          .split(/\s/)
          .slice(0, 9)
          .join(' ');
        expect([...search(desk.db, `"${phrase} zyzzyva"`).inOrder()]).toEqual([]);
      }),
      { seed: 445, numRuns: 400 },
    );
    expect(desk.db.$client.prepare('select count(*) as n from papers').get()).toEqual({ n: PAPERS.length });
  });
});

describe('what comes close', () => {
  test('to three words and more is shown where few papers have all of them, the most of them first', async () => {
    const abstract = (words: string) => `On ${words} and nothing besides.`;
    const few = await deskWith({
      'papers.jsonl': jsonLines([
        { title: 'Quokka', abstract: abstract('a quokka') },
        { title: 'Quokka Wombat', abstract: abstract('a quokka, a wombat') },
        { title: 'Numbat', abstract: abstract('a numbat') },
        { title: 'Quokka Wombat Numbat', abstract: abstract('a quokka, a wombat, a numbat') },
        { title: 'Bilby', abstract: abstract('a bilby') },
      ]),
    });
    try {
      const found = search(few.db, 'quokka wombat numbat');
      expect([...found.complete]).toEqual([4]);
      expect([...found.inOrder().slice(0, 2)]).toEqual([4, 2]);
      expect([...found.inOrder().slice(2).toSorted()]).toEqual([1, 3]);
      const none = search(few.db, 'quokka wombat bilby');
      expect([[...none.complete], none.inOrder()[0]]).toEqual([[], 2]);
      expect(new Set(none.inOrder())).toEqual(new Set([1, 2, 4, 5]));
      // Two words are both wanted while a paper has both; one that is left out stays out.
      expect([...search(few.db, 'quokka wombat').inOrder()]).toEqual([2, 4]);
      expect([...search(few.db, 'quokka wombat bilby -numbat').inOrder()]).not.toContain(4);
      expect(new Set(search(few.db, 'wombat bilby').inOrder())).toEqual(new Set([2, 4, 5]));
      expect([...search(few.db, 'wombat zyzzyva').complete]).toEqual([]);
    } finally {
      few.remove();
    }
  });
});

describe('short forms', () => {
  test('find the long form and the other way about, where two papers explain them', async () => {
    const made = await deskWith({
      'papers.jsonl': jsonLines([
        { title: 'One', abstract: 'We use retrieval-augmented generation (RAG) for answers.' },
        { title: 'Two', abstract: 'Retrieval augmented generation (RAG) is slow.' },
        { title: 'Three', abstract: 'RAG systems hallucinate.' },
        { title: 'Four', abstract: 'Retrieval-augmented generation without a short name.' },
        { title: 'Five', abstract: 'Generation of retrieval that nothing augmented.' },
        { title: 'Six', abstract: 'Only here: mixture of experts (MoE).' },
        { title: 'Seven', abstract: 'MoE layers.' },
      ]),
    });
    try {
      const ids = (typed: string) => [...search(made.db, typed).inOrder()].sort((a, b) => a - b);
      // Five has the words of the long form too, in another order.
      expect(ids('RAG')).toEqual([1, 2, 3, 4, 5]);
      expect(ids('retrieval-augmented generation')).toEqual([1, 2, 3, 4, 5]);
      // What one paper alone explains is not taken for what the others mean.
      expect(ids('MoE')).toEqual([6, 7]);
      expect([...search(made.db, 'mixture experts').complete]).toEqual([6]);
    } finally {
      made.remove();
    }
  });
});

describe('the search of a state', () => {
  test('what has no letter or digit finds nothing, instead of everything', async () => {
    expect(await countPapers(desk.db, { ...EVERYTHING, q: '🚀' })).toBe(0);
    expect(await countPapers(desk.db, { ...EVERYTHING, q: '' })).toBe(PAPERS.length);
    expect(['🚀', '', '"', '-"🚀"', 'a', 'c++ 🚀', '-x'].map(isSearchable)).toEqual([
      false,
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  test.each([
    ['%', 0],
    ['attention', 2],
    ['_', 0],
    ['-attention', 9],
  ])('%s finds %i papers', async (q, count) => {
    expect(await countPapers(desk.db, parsePaperQuery({ q }).query)).toBe(count);
  });
});

describe('hits', () => {
  async function words(q: string, title: string): Promise<{ title: string[]; abstract: string[] }> {
    const paper = desk.db.$client
      .prepare<[string], { id: number; title: string; abstract: string }>(
        'select id, title_text as title, abstract_text as abstract from papers where title = ?',
      )
      .get(title);
    if (!paper) throw new Error(`no paper is called ${title}`);
    const hits = (await searchHits(desk.db, q, [paper.id])).get(paper.id) ?? { title: [], abstract: [] };
    return {
      title: hits.title.map(({ start, end }) => paper.title.slice(start, end)),
      abstract: hits.abstract.map(({ start, end }) => paper.abstract.slice(start, end)),
    };
  }

  test.each([
    ['merge', SCALE, { title: ['Merging'], abstract: ['Merging'] }],
    ['naive model', SCALE, { title: [], abstract: ['models', 'naïve'] }],
    ['大语言模型', SCALE, { title: ['大语言模型'], abstract: ['大语言模型'] }],
    ['scale', SCALE, { title: ['Scale'], abstract: [] }],
    ['state-of-the-art', COMPILE, { title: ['State-of-the-Art'], abstract: ['state-of-the-art'] }],
    // Stop words are marked nowhere, and nothing is where a search only leaves out.
    ["it's", COMPILE, { title: [], abstract: [] }],
    ['-attention', SCALE, { title: [], abstract: [] }],
    ['multitask', MANY, { title: ['Multi-Task'], abstract: ['multi-task'] }],
    ['title:merging', SCALE, { title: ['Merging'], abstract: [] }],
    ['negatve', UNDATED_PAPER, { title: [], abstract: ['negative'] }],
    ['compilers', TWIN, { title: [], abstract: [] }],
    ['', TWIN, { title: [], abstract: [] }],
    ['🚀', SCALE, { title: [], abstract: [] }],
  ])('of “%s” in %s', async (q, title, expected) => {
    expect(await words(q, title)).toEqual(expected);
  });
});
