import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askedState } from '#db/queries/explorer.ts';
import { papersHref } from '#lib/hrefs.ts';
import { problemText } from '#lib/params.ts';
import { type Desk, desk, deskOfDumps } from '#tests/fixtures/database.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

let dumps: Desk;
beforeAll(async () => {
  dumps = await deskOfDumps();
});
afterAll(() => dumps.remove());

async function asked(q: string, { db }: Desk = dumps) {
  const { query, problems, reworded } = await askedState(db, { q });
  return { href: papersHref(query), problems: problems.map(problemText), reworded };
}

describe('a name leads to the value that it is of', () => {
  const table: [typed: string, href: string][] = [
    ['topic:merging lora', '/papers?q=lora&topic=merging'],
    ['topic:RAG', '/papers?topic=rag'],
    ['topic:"Retrieval-augmented generation"', '/papers?topic=rag'],
    ['topic:"vision & language"', '/papers?topic=vision-language'],
    ['topic:QA topic:"Model merging"', '/papers?topic=merging&topic=question-answering'],
    ['-topic:"Computer vision" lora', '/papers?q=lora&not=vision'],
    ['org:CASIA', '/papers?org=chinese-academic-of-science-institute-of-automation'],
    ['-org:AlibabaTongyiLab', '/papers?not=org:tongyilab'],
    ['venue:acl', '/papers?venue=acl'],
    ['venue:NIPS', '/papers?venue=neurips'],
    ['venue:"Findings of EMNLP" -venue:"EMNLP 2021"', '/papers?not=venue:emnlp&venue=findings-of-emnlp'],
    ['author:"Jürgen Schmidhuber"', '/papers?author=jurgen-schmidhuber'],
    ['author:schmidhuber', '/papers?author=jurgen-schmidhuber'],
    [
      'author:hajishirzi -author:zettlemoyer',
      '/papers?not=author:luke-zettlemoyer&author=hannaneh-hajishirzi',
    ],
    ['author:"le bras"', '/papers?author=ronan-le-bras'],
    ['source:001 has:code year:2021..2022', '/papers?year=2021..2022&source=001&has=code'],
  ];
  test.each(table)('%s', async (typed, href) => {
    expect(await asked(typed)).toEqual({ href, problems: [], reworded: true });
    expect(
      await askedState(dumps.db, Object.fromEntries(new URL(href, 'http://a').searchParams)),
    ).toMatchObject({
      problems: [],
    });
  });

  test('also in an address; one of slugs is the canonical one', async () => {
    const state = async (href: string) => {
      const params = new URL(href, 'http://localhost').searchParams;
      const { query, reworded } = await askedState(dumps.db, Object.fromEntries(params));
      return [papersHref(query), reworded];
    };
    expect(await state('/papers?topic=model-merging&page=2')).toEqual(['/papers?topic=merging&page=2', true]);
    expect(await state('/papers?topic=merging&page=2')).toEqual(['/papers?topic=merging&page=2', false]);
  });
});

describe('a name that is nobody’s is left out and said', () => {
  const table: [typed: string, href: string, problems: string[]][] = [
    [
      'topic:mergin lora',
      '/papers?q=lora',
      ['“mergin” is no topic here; it was left out. Did you mean Merging?'],
    ],
    [
      '-topic:embedings',
      '/papers',
      ['“embedings” is no topic here; it was left out. Did you mean Embeddings?'],
    ],
    ['org:adob', '/papers', ['“adob” is no organisation here; it was left out. Did you mean Adobe?']],
    ['venue:emnpl', '/papers', ['“emnpl” is no venue here; it was left out. Did you mean EMNLP?']],
    [
      'author:hajishirzy',
      '/papers',
      ['“hajishirzy” is no author here; it was left out. Did you mean Hannaneh Hajishirzi?'],
    ],
    [
      'author:"Jurgen Schmidthuber"',
      '/papers',
      ['“jurgen-schmidthuber” is no author here; it was left out. Did you mean Jürgen Schmidhuber?'],
    ],
    ['topic:alchemy', '/papers', ['“alchemy” is no topic here; it was left out.']],
    ['source:005', '/papers', ['“005” is no source here; it was left out.']],
    ['source:facts', '/papers', ['“facts” is no source here; it was left out.']],
  ];
  test.each(table)('%s', async (typed, href, problems) => {
    expect(await asked(typed)).toEqual({ href, problems, reworded: true });
  });

  test('only the first of many are looked up by name', async () => {
    const { href, problems } = await asked(
      'topic:a1 topic:a2 topic:a3 topic:a4 topic:b5 topic:"model merging" topic:c6',
    );
    expect(href).toBe('/papers');
    expect(problems.length).toBe(7);
  });
});

test('one word means all who have it in their names: the ten with the most papers, and the number is said', async () => {
  const paper = (title: string, authors: string[]) => ({
    title,
    abstract: 'An abstract that is long enough to be one, and ends as it should.',
    authors,
  });
  const many = Array.from({ length: 11 }, (_, index) => `${String.fromCharCode(65 + index)}. Doe`);
  const made = await desk({
    'a.jsonl': jsonLines([
      paper('One', [...many, 'Doeson Roe', 'Ann Smith']),
      paper('Two', ['K. Doe', 'Ann Smith-Roe']),
    ]),
  });
  const { href, problems } = await asked('author:doe', made);
  expect(href).toBe(
    `/papers?${['k', ...'abcdefghi']
      .sort()
      .map((letter) => `author=${letter}-doe`)
      .join('&')}`,
  );
  expect(problems).toEqual(['“doe” is in the names of 11 authors here; the ten with the most papers count.']);
  expect(await asked('author:Smith', made)).toEqual({
    href: '/papers?author=ann-smith&author=ann-smith-roe',
    problems: [],
    reworded: true,
  });
  expect(await asked('-author:smith author:"Ann Smith"', made)).toEqual({
    href: '/papers?not=author:ann-smith-roe&author=ann-smith',
    problems: ['“ann-smith” is both chosen and left out; it stays chosen.'],
    reworded: true,
  });
});
