import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Suggestion, suggestions } from '#db/queries/suggestions.ts';
import { fitOf, keyWords } from '#lib/beginnings.ts';
import { type Desk, deskOfDumps, deskWith, rows } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS, type PaperLine } from '#tests/fixtures/papers.ts';

const LINES: PaperLine[] = [
  ...PAPERS,
  { title: 'Multitask Merging', publishedOn: '2020-01-01', authors: ['Ada Byron', 'Jane Doe-Byron'] },
  { title: 'Generalization of the Multi-Task Kind', publishedOn: '2023-01-01', authors: ['Ada Byron'] },
  { title: 'Multi-Task Learners', publishedOn: '2024-01-01', authors: ['李明', 'Ødegård Åse'] },
  { title: 'Περὶ λόγου', organisation: { slug: 'acme-robotics', name: 'ACME Robotics' } },
  { title: 'Of Robots', organisation: { slug: 'acme-robotics', name: 'ACME Robotics' } },
].map((line) => ({ abstract: 'Nothing else is said of it.', ...line }));

let desk: Desk;
let dumps: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(LINES) });
  dumps = await deskOfDumps();
});
afterAll(() => {
  desk.remove();
  dumps.remove();
});

/** `kind label`, with the number of papers where there is one. */
async function suggested(typed: string, { db } = desk): Promise<string[]> {
  return (await suggestions(db, typed)).map(({ kind, label, papers }) =>
    [kind, label, papers].filter((part) => part !== undefined).join(' '),
  );
}

describe('what the beginning of a search may mean', () => {
  test.each<[typed: string, found: string[]]>([
    // Titles that begin so, then those with the word, the newest first; written as one comes last.
    [
      'multi ta',
      [
        'paper Multi-Task Learners',
        'paper Generalization of the Multi-Task Kind',
        'paper A Benchmark for Multi-Task Model Merging, Dense Retrieval and Multilingual Question Answering',
        'paper Multitask Merging',
        'topic Multi-task learning 4',
      ],
    ],
    [
      'multitas',
      [
        'paper Multitask Merging',
        'paper Multi-Task Learners',
        'paper Generalization of the Multi-Task Kind',
        'paper A Benchmark for Multi-Task Model Merging, Dense Retrieval and Multilingual Question Answering',
        'topic Multi-task learning 4',
      ],
    ],
    ['MULTITASK', ['paper Multitask Merging']],
  ])('%j', async (typed, found) => {
    expect((await suggested(typed)).slice(0, found.length)).toEqual(found);
  });

  test.each<[typed: string, found: string[]]>([
    [
      'generaliz',
      ['paper Generalization of the Multi-Task Kind', 'topic Transfer & generalization across tasks 2'],
    ],
    ['revisited att', ['paper Attention Revisited', 'paper Attention Revisited']],
    ['byr', ['author Ada Byron 3', 'author Jane Doe-Byron 1']],
    ['byron a', ['author Ada Byron 3']],
    ['doe', ['author Jane Doe-Byron 1']],
    ['emilie', ['author Émilie du Châtelet 1']],
    ['ode', ['author Ødegård Åse 1']],
    ['李', ['author 李明 1']],
    ['acm', ['organisation ACME Robotics 2', 'organisation ACME Lab 1']],
    ['acme l', ['organisation ACME Lab 1']],
    ['λογ', ['paper Περὶ λόγου']],
    ['ΛΌΓ', ['paper Περὶ λόγου']],
    ['大语', ['paper α-Merging: 大语言模型 at Scale 🚀']],
    ['α', ['paper α-Merging: 大语言模型 at Scale 🚀']],
    ['🚀', ['paper 🚀🚀']],
    ['c++', [`paper “Compile” It's C++: A "State-of-the-Art" Survey`]],
    ['its c', [`paper “Compile” It's C++: A "State-of-the-Art" Survey`]],
    ['', []],
    ['  ', []],
    ['"', []],
    ['*', []],
    ['NEAR(', []],
    ['a" OR "b', []],
    ['\u0000', []],
    ['\ud800', []],
    ['\u200b', []],
    ['x'.repeat(10_000), []],
    ['attention '.repeat(1000), []],
    ['qqq', []],
  ])('%j', async (typed, found) => {
    expect(await suggested(typed)).toEqual(found);
  });
});

describe('on the papers that ship', () => {
  test('a topic is found by its short name, which it shows', async () => {
    const found = await suggested('rag', dumps);
    expect(found.at(-1)).toBe(`topic Retrieval-augmented generation (RAG) ${countOf('rag')}`);
    expect(found).toHaveLength(6);
    expect(found[0]).toMatch(/^paper RAG|^paper Ragnarök/);
  });

  test('topics that begin so come before those that have it within, and larger ones first', async () => {
    expect((await suggested('mu', dumps)).filter((one) => one.startsWith('topic'))).toEqual([
      `topic Multi-task learning ${countOf('multi-task')}`,
      `topic Multilingual & cross-lingual ${countOf('multilingual')}`,
    ]);
    expect((await suggested('re', dumps)).filter((one) => one.startsWith('topic'))).toEqual([
      `topic Retrieval ${countOf('retrieval')}`,
      `topic Reasoning ${countOf('reasoning')}`,
      `topic Retrieval-augmented generation ${countOf('rag')}`,
    ]);
  });

  test('ten in all, of every kind that answers', async () => {
    const kinds = (await suggestions(dumps.db, 'm')).map(({ kind }) => kind);
    expect(kinds).toEqual([
      ...Array<Suggestion['kind']>(4).fill('paper'),
      ...Array<Suggestion['kind']>(3).fill('topic'),
      ...Array<Suggestion['kind']>(3).fill('author'),
    ]);
  });

  test('the exact title comes first', async () => {
    for (const { title } of rows<{ title: string }>(
      dumps,
      'select title_text as title from papers limit 100',
    ))
      expect((await suggested(title, dumps))[0]).toBe(`paper ${title}`);
  });

  test('every beginning of a word of a title is answered by papers', async () => {
    const titles = rows<{ key: string }>(dumps, 'select title_key as key from papers where id % 12 = 0');
    const beginnings = titles.flatMap(({ key }) =>
      key.split(' ').flatMap((word) => [word.slice(0, 4), word.slice(0, -1), word].filter(Boolean)),
    );
    const unanswered: string[] = [];
    for (const beginning of new Set(beginnings)) {
      const [first] = await suggestions(dumps.db, beginning);
      if (first?.kind !== 'paper') unanswered.push(beginning);
    }
    expect(unanswered).toEqual([]);
    expect(new Set(beginnings).size).toBeGreaterThan(500);
  });
});

describe('laws', () => {
  const letters = fc.string({ unit: 'binary', maxLength: 40 });
  const words = fc.array(
    fc.constantFrom('multi', 'task', 'a', 'gen', '"', '*', 'NEAR(', 'c++', '大', 'é', 'AND'),
  );
  const typed = fc.oneof(
    letters,
    words.map((some) => some.join(' ')),
  );

  test('any string is accepted, and every word typed begins a word of every label', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const found = await suggestions(dumps.db, text);
        for (const { label } of found) expect(fitOf(keyWords(text), keyWords(label))).toBeDefined();
        expect(found.length).toBeLessThanOrEqual(10);
        expect(await suggestions(dumps.db, text)).toEqual(found);
      }),
      { examples: [['" *'], ['\0𝠀𘴟']] },
    );
  });
});

function countOf(topic: string): number {
  const [row] = rows<{ papers: number }>(
    dumps,
    `select count(*) as papers from paper_topics join topics on topics.id = topic_id where slug = '${topic}'`,
  );
  return row?.papers ?? Number.NaN;
}
