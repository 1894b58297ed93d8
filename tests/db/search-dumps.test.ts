import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#db/open.ts';
import { searchIndex } from '#db/search/search-index.ts';
import { search } from '#db/search.ts';
import { analyse, stemOf, wordsOf } from '#lib/search/analysis.ts';
import { STOP_WORDS } from '#lib/search/stop-words.ts';
import { type Desk, deskOfDumps, rows, shippedFiles } from '#tests/fixtures/database.ts';

type Paper = { id: number; title: string; abstract: string };

let desk: Desk;
let papers: Paper[];
beforeAll(async () => {
  desk = await deskOfDumps();
  papers = papersOf(desk);
});
afterAll(() => desk.remove());

function papersOf(of: Desk): Paper[] {
  return rows<Paper>(of, 'select id, title_text as title, abstract_text as abstract from papers order by id');
}

function found(typed: string): number[] {
  return [...search(desk.db, typed).inOrder()];
}

function ascending(ids: Iterable<number>): number[] {
  return [...ids].sort((a, b) => a - b);
}

/** The papers whose words, as they are folded, hold these in a row; compounds and hyphens are words of their own. */
function withRow(...wanted: string[]): number[] {
  const folded = (text: string) =>
    ` ${wordsOf(text)
      .flatMap(({ parts }) => parts.map((part) => part.folded))
      .join(' ')} `;
  const row = ` ${wanted.join(' ')} `;
  return papers
    .filter(({ title, abstract }) => [title, abstract].some((text) => folded(text).includes(row)))
    .map(({ id }) => id);
}

function withTerm(term: string, field: 'any' | 'title' = 'any'): number[] {
  const has = (text: string) => analyse(text).some((token) => token.term === term);
  return papers
    .filter(({ title, abstract }) => has(title) || (field === 'any' && has(abstract)))
    .map(({ id }) => id);
}

/** A word with one slip; which one and where follows from a number. */
function slipped(word: string, seed: number): string {
  const at = 1 + (seed % (word.length - 3));
  const [head, letter, next, rest] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  const slips = [`${head}${next}${rest}`, `${head}q${letter}${next}${rest}`, `${head}q${next}${rest}`];
  return [...slips, `${head}${next}${letter}${rest}`][seed % 4] ?? word;
}

describe('a title', () => {
  test('as it stands finds its paper first, all 483', () => {
    expect(papers.length).toBe(483);
    const wrong = papers.filter(({ id, title }) => found(title)[0] !== id).map(({ title }) => title);
    expect(wrong).toEqual([]);
  });

  test('with a slip in its longest word finds its paper among the first three, every fifth one', () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { id, title } of papers.filter((paper) => paper.id % 5 === 0)) {
      const words = [...title.matchAll(/\p{L}{6,}/gu)].sort((a, b) => b[0].length - a[0].length);
      const [word] = words;
      if (!word) continue;
      tried += 1;
      const typed =
        title.slice(0, word.index) + slipped(word[0], id) + title.slice(word.index + word[0].length);
      if (!found(typed).slice(0, 3).includes(id)) wrong.push(typed);
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(90);
  });

  test('by its name before the colon finds its paper first, where no other has that', () => {
    const named = Map.groupBy(
      papers.filter(({ title }) => title.includes(':')),
      ({ title }) => title.slice(0, title.indexOf(':')).toLowerCase(),
    );
    const alone = [...named].filter(([, { length }]) => length === 1);
    expect(alone.length).toBeGreaterThan(150);
    const wrong = alone.filter(([name, [paper]]) => found(name)[0] !== paper?.id).map(([name]) => name);
    expect(wrong).toEqual([]);
  });
});

describe('spellings of a compound', () => {
  test.each([
    ['multi-task', 'multi task', 'multitask'],
    ['zero-shot', 'zero shot', 'zeroshot'],
    ['cross-lingual', 'cross lingual', 'crosslingual'],
    ['pre-training', 'pre training', 'pretraining'],
    ['multi-vector', 'multi vector', 'multivector'],
  ])('%s, %s and %s find the same papers', (...spellings) => {
    const [one = [], other, third] = spellings.map((typed) => ascending(found(typed)));
    expect(one.length).toBeGreaterThan(5);
    expect(other).toEqual(one);
    expect(third).toEqual(one);
  });
});

describe('words, phrases and what is left out', () => {
  test.each(['merging', 'retrieval', 'benchmark', 'diffusion', 'multilingual'])('%s', (word) => {
    const expected = withTerm(stemOf(word));
    expect(expected.length).toBeGreaterThan(3);
    expect(ascending(found(word))).toEqual(expected);
    expect(ascending(found(`title:${word}`))).toEqual(withTerm(stemOf(word), 'title'));
    expect(ascending(found(`-${word}`))).toEqual(
      papers.map(({ id }) => id).filter((id) => !expected.includes(id)),
    );
  });

  test('two words are both in what they find', () => {
    const interfering = withTerm('interfer');
    const both = withTerm('merg').filter((id) => interfering.includes(id));
    expect(both.length).toBeGreaterThan(3);
    expect(ascending(found('merging interference'))).toEqual(both);
    expect(ascending(found('interference merging'))).toEqual(both);
  });

  test.each<[phrase: string, rows: string[][]]>([
    [
      'task vectors',
      [
        ['task', 'vectors'],
        ['task', 'vector'],
      ],
    ],
    ['negative transfer', [['negative', 'transfer']]],
    [
      'question answering',
      [
        ['question', 'answering'],
        ['question', 'answer'],
        ['question', 'answers'],
      ],
    ],
    [
      'catastrophic forgetting',
      [
        ['catastrophic', 'forgetting'],
        ['catastrophically', 'forget'],
      ],
    ],
  ])('“%s” as a phrase', (phrase, all) => {
    const inPhrase = found(`"${phrase}"`);
    expect(inPhrase.length).toBeGreaterThan(2);
    for (const row of all) for (const id of withRow(...row)) expect(inPhrase).toContain(id);
    // Each has the stems side by side.
    for (const id of inPhrase) {
      const paper = papers.find((one) => one.id === id);
      const stems = (text: string) =>
        ` ${wordsOf(text)
          .flatMap(({ parts }) => parts.map((part) => stemOf(part.folded)))
          .join(' ')} `;
      const row = ` ${phrase.split(' ').map(stemOf).join(' ')} `;
      expect([paper?.title, paper?.abstract].some((text) => stems(text ?? '').includes(row))).toBe(true);
    }
  });

  test('a word that is left out removes exactly the papers that have it', () => {
    const has = new Set(withTerm('vision'));
    for (const typed of ['benchmark', 'language models', '"task vectors"', 'merging']) {
      const all = found(typed);
      expect(ascending(found(`${typed} -vision`))).toEqual(ascending(all.filter((id) => !has.has(id))));
    }
  });
});

describe('short forms of the papers themselves', () => {
  test.each([
    ['LLM', 'large language model'],
    ['RAG', 'retrieval-augmented generation'],
    ['NLP', 'natural language processing'],
  ])('%s finds the papers with “%s”, and that those with %s', (short, long) => {
    const phrase = found(`"${long}"`);
    const acronym = withTerm(short.toLowerCase());
    expect(phrase.length).toBeGreaterThan(2);
    expect(acronym.length).toBeGreaterThan(2);
    for (const id of [...phrase, ...acronym]) {
      expect(found(short)).toContain(id);
      expect(found(long)).toContain(id);
    }
  });
});

describe('one slip in a word', () => {
  /** Words of at least five letters that some papers have, and the papers. */
  function vocabulary(): Map<string, number[]> {
    const all = new Map<string, Set<number>>();
    for (const { id, title, abstract } of papers) {
      for (const text of [title, abstract])
        for (const { parts } of wordsOf(text))
          for (const { folded } of parts)
            if (/^[a-z]{5,}$/.test(folded) && !STOP_WORDS.has(folded))
              all.set(folded, (all.get(folded) ?? new Set()).add(id));
    }
    return new Map([...all].map(([word, ids]) => [word, [...ids]]));
  }

  test('still finds the papers that have the word, any word of three papers and more', () => {
    const words = [...vocabulary()].filter(([, ids]) => ids.length >= 3);
    const { corpus } = searchIndex(desk.db);
    expect(words.length).toBeGreaterThan(1500);
    let tried = 0;
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(10_000), ([word, ids], seed) => {
        const typed = slipped(word, seed);
        // What is itself a word of the papers, or not to be told from five others, is no slip that anyone can see.
        fc.pre(typed !== word && !STOP_WORDS.has(typed) && corpus.papersWith(stemOf(typed)) === 0);
        fc.pre(corpus.corrections(typed).length < 5);
        tried += 1;
        const outcome = found(typed);
        for (const id of ids) expect(outcome).toContain(id);
      }),
      { seed: 7, numRuns: 150 },
    );
    expect(tried).toBe(150);
  });
});

const SEARCHES = [
  'merging',
  'language models',
  'how do models forget what they have learned',
  'retrieval augmented generation for questions',
  'quantum merging of retrievers',
  'RAG',
  'benchmark -vision',
  'trasnfer learning',
  'multi-task',
  'the',
];

function outcomes(db: Database): unknown[] {
  return SEARCHES.map((typed) => {
    const { inOrder, scoreOf } = search(db, typed);
    return { typed, ids: inOrder(), scores: Array.from(inOrder(), scoreOf) };
  });
}

describe('the same corpus finds the same', () => {
  test('in another database, and after it was ingested again', async () => {
    const expected = outcomes(desk.db);
    const other = await deskOfDumps(shippedFiles());
    try {
      expect(outcomes(other.db)).toEqual(expected);
      await other.feedFiles(shippedFiles());
      expect(outcomes(other.db)).toEqual(expected);
    } finally {
      other.remove();
    }
  });
});
