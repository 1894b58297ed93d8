import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPapers } from '#db/queries/list-papers.ts';
import { searchHits } from '#db/queries/search-hits.ts';
import { ftsExpression } from '#db/search.ts';
import { EVERYTHING, parsePaperQuery } from '#lib/paper-query.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({ 'papers.jsonl': jsonLines(PAPERS) });
});
afterAll(() => desk.remove());

/** Titles that a full-text search finds, in the order of the papers; throws what FTS5 throws. */
function found(typed: string): string[] {
  const expression = ftsExpression(typed);
  if (expression === undefined) return [];
  const select =
    'select p.title from papers_fts f join papers p on p.id = f.rowid where papers_fts match ? order by p.id';
  return desk.db.$client.prepare<[string], string>(select).pluck().all(expression);
}

const COMPILE = `“Compile” It's C++: A "State-of-the-Art" Survey`;
const SCALE = 'α-Merging: 大语言模型 at Scale 🚀';
const YEAR = 'A Year and Nothing More';
const UNDATED_PAPER = 'No Date Was Given';
const TWIN = 'Attention Revisited';

describe('what is typed is words to find, and never an operator', () => {
  const table: [typed: string, expression: string | undefined, titles: string[]][] = [
    ['', undefined, []],
    ['   ', undefined, []],
    ['c++', '"c"', [COMPILE]],
    ['C#', '"C"', [COMPILE]],
    ['state-of-the-art', '"state of the art"', [COMPILE]],
    ["it's", '"it s"', [COMPILE]],
    ['it’s', '"it s"', [COMPILE]],
    ['NLP AND', '"NLP" AND "AND"', []],
    ['compilers AND', '"compilers" AND "AND"', [COMPILE]],
    ['transfer OR compilers', '"transfer" AND "OR" AND "compilers"', []],
    ['transfer learning', '"transfer" AND "learning"', [YEAR]],
    ['learning transfer', '"learning" AND "transfer"', [YEAR]],
    ['"transfer learning"', '"transfer learning"', [YEAR]],
    ['"learning transfer"', '"learning transfer"', []],
    ['transfer -learning', '("transfer") NOT ("learning")', [UNDATED_PAPER]],
    ['transfer -"transfer learning"', '("transfer") NOT ("transfer learning")', [UNDATED_PAPER]],
    ['"negative transfer" -learning', '("negative transfer") NOT ("learning")', [UNDATED_PAPER]],
    ['attention -vision -x', '("attention") NOT ("vision" OR "x")', [TWIN]],
    ['-attention', '"attention"', [TWIN, TWIN]],
    ['-attention -vision', '"attention" AND "vision"', [TWIN]],
    ['- attention', '"attention"', [TWIN, TWIN]],
    ['--attention', '"attention"', [TWIN, TWIN]],
    ['"', undefined, []],
    ['""', undefined, []],
    ['"attention', '"attention"', [TWIN, TWIN]],
    ['attention"revisited"', '"attention revisited"', [TWIN, TWIN]],
    ['*', undefined, []],
    ['atten*', '"atten"', []],
    ['^attention', '"attention"', [TWIN, TWIN]],
    ['{attention}', '"attention"', [TWIN, TWIN]],
    ['{}', undefined, []],
    ['()', undefined, []],
    ['(attention', '"attention"', [TWIN, TWIN]],
    ['NEAR(', '"NEAR"', []],
    ['NEAR(attention models, 5)', '"NEAR attention" AND "models" AND "5"', []],
    ['title_text:attention', '"title text attention"', []],
    ['title_text : attention', '"title text" AND "attention"', []],
    ['-title_text: attention', '("attention") NOT ("title text")', [TWIN, TWIN]],
    ['attention + models', '"attention" AND "models"', [TWIN, TWIN]],
    ['大语言模型', '"大语言模型"', [SCALE]],
    ['🚀', undefined, []],
    ['averages 🚀', '"averages"', [SCALE]],
    ['attention \u0301', '"attention"', [TWIN, TWIN]],
    ['NAIVE', '"NAIVE"', [SCALE]],
    ['nai\u0308ve', '"nai\u0308ve"', [SCALE]],
    ['αmerging', '"αmerging"', []],
    ['α', '"α"', [SCALE]],
    ['compiler', '"compiler"', [COMPILE]],
    ['atten\u0000tion', '"atten tion"', []],
    ['attention\u0000', '"attention"', [TWIN, TWIN]],
    [`' OR 1=1 --`, '"OR" AND "1 1"', []],
    [`"; drop table papers; --`, '"drop table papers"', []],
    [`x" OR "attention`, '"x" AND "OR" AND "attention"', []],
    [
      `x') UNION SELECT slug FROM papers --`,
      '"x" AND "UNION" AND "SELECT" AND "slug" AND "FROM" AND "papers"',
      [],
    ],
    ['attention AND NOT vision', '"attention" AND "AND" AND "NOT" AND "vision"', []],
  ];
  test.each(table)('%j', (typed, expression, titles) => {
    expect(ftsExpression(typed)).toBe(expression);
    expect(found(typed)).toEqual(titles);
  });

  test('ten thousand characters run, as one word or many', () => {
    expect(found('x'.repeat(10_000))).toEqual([]);
    expect(found('attention '.repeat(1_000))).toEqual([TWIN, TWIN]);
    expect(found('attention-'.repeat(1_000))).toEqual([]);
    expect(found('"'.repeat(10_000))).toEqual([]);
    expect(found(`attention ${'-vision '.repeat(1_000)}`)).toEqual([TWIN]);
    expect(found('('.repeat(10_000))).toEqual([]);
  });

  test('any string runs, and finds what its words alone find', () => {
    const operators = fc.constantFrom(
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
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(operators, { maxLength: 20 }).map((parts) => parts.join('')),
      fc.array(operators, { maxLength: 20 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const titles = found(`${text} zyzzyva`);
        expect(titles).toEqual([]);
        expect(found(text).length).toBeLessThanOrEqual(PAPERS.length);
        const expression = ftsExpression(text);
        // Outside of the quotes there are only the operators that this side puts in.
        expect((expression ?? '').replace(/"[^"]*"/g, '').replace(/ AND | OR |\(|\) NOT \(|\)/g, '')).toBe(
          '',
        );
      }),
      { seed: 445, numRuns: 500 },
    );
  });
});

describe('the search of a state', () => {
  test('what has no letter or digit finds nothing, instead of everything', async () => {
    expect(await countPapers(desk.db, { ...EVERYTHING, q: '🚀' })).toBe(0);
    expect(await countPapers(desk.db, { ...EVERYTHING, q: '' })).toBe(PAPERS.length);
  });

  test.each([
    ["attention' OR '1'='1", 0],
    ['%', 0],
    ['attention', 2],
    ['_', 0],
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
    ["it's", COMPILE, { title: ["It's"], abstract: ["it's"] }],
    ['-attention', TWIN, { title: ['Attention'], abstract: ['attention'] }],
    ['compilers', TWIN, { title: [], abstract: [] }],
    ['', TWIN, { title: [], abstract: [] }],
    ['🚀', SCALE, { title: [], abstract: [] }],
  ])('of “%s” in %s', async (q, title, expected) => {
    expect(await words(q, title)).toEqual(expected);
  });
});
