import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countPapers } from '#db/queries/list-papers.ts';
import { searchNotes } from '#db/queries/search-notes.ts';
import { papersHref } from '#lib/hrefs.ts';
import { parsePaperQuery } from '#lib/paper-query.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWith({
    'papers.jsonl': jsonLines([
      { title: 'Quokka', abstract: 'On a quokka.', year: 2020 },
      { title: 'Quokka Wombat', abstract: 'On a quokka and a wombat.', year: 2021 },
      { title: 'Numbat', abstract: 'On a numbat.', year: 2021 },
      { title: 'Quokka Wombat Numbat', abstract: 'On a quokka, a wombat and a numbat.', year: 2022 },
      { title: 'Wombta', abstract: 'A paper with a slip in it.', year: 2022 },
    ]),
  });
});
afterAll(() => desk.remove());

async function notes(search: Record<string, string>) {
  const { query } = parsePaperQuery(search);
  const total = await countPapers(desk.db, query);
  return { total, notes: await searchNotes(desk.db, query, total) };
}

test('there are none without words', async () => {
  expect(await notes({})).toEqual({ total: 5, notes: undefined });
  expect(await notes({ year: '2021' })).toEqual({ total: 2, notes: undefined });
});

describe('how many have all of the words', () => {
  test.each<[search: Record<string, string>, total: number, complete: number]>([
    [{ q: 'quokka' }, 3, 3],
    [{ q: 'quokka wombat' }, 2, 2],
    [{ q: 'quokka wombat numbat' }, 4, 1],
    [{ q: 'quokka wombat bilby' }, 3, 0],
    [{ q: 'bilby' }, 0, 0],
    [{ q: '-quokka' }, 2, 2],
    // Filters choose from what was found.
    [{ q: 'quokka wombat numbat', year: '2022' }, 1, 1],
    [{ q: 'quokka wombat numbat', year: '2020..2021' }, 3, 0],
    [{ q: 'quokka wombat numbat', not: 'year:2022' }, 3, 0],
    [{ q: 'quokka wombat numbat', year: '2019' }, 0, 0],
  ])('%j', async (search, total, complete) => {
    expect(await notes(search)).toEqual({ total, notes: { complete, meant: undefined } });
  });
});

describe('what was meant', () => {
  const meantBy = async (search: Record<string, string>) => {
    const { total, notes: found } = await notes(search);
    const meant = found?.meant;
    return { total, meant: meant && { ...meant, query: papersHref(meant.query) } };
  };

  test('with its number of papers, all of them among those of the search', async () => {
    expect(await meantBy({ q: 'qoukka' })).toEqual({
      total: 3,
      meant: { query: '/papers?q=quokka', count: 3, shared: 3 },
    });
    expect(await meantBy({ q: 'qoukka womabt' })).toEqual({
      total: 2,
      meant: { query: '/papers?q=quokka+wombat', count: 2, shared: 2 },
    });
  });

  test('keeps the filters, and counts what they leave', async () => {
    expect(await meantBy({ q: 'qoukka', year: '2021', not: 'year:2020', sort: 'title' })).toEqual({
      total: 1,
      meant: {
        query: '/papers?q=quokka&not=year:2020&year=2021&sort=title',
        count: 1,
        shared: 1,
      },
    });
    expect(await meantBy({ q: 'qoukka', year: '2019' })).toEqual({
      total: 0,
      meant: { query: '/papers?q=quokka&year=2019', count: 0, shared: 0 },
    });
  });

  test('is nothing where the words are those of papers, or of none and close to none', async () => {
    for (const q of ['quokka', 'wombta', 'zyzzyva', '-qoukka', '"']) {
      expect(await meantBy({ q })).toMatchObject({ meant: undefined });
    }
  });
});

test('only those papers are shared that the search itself has', async () => {
  // Without a slip it is a long form with a short one, which finds that one too.
  const made = await deskWith({
    'papers.jsonl': jsonLines([
      { title: 'One', abstract: 'Quick quokka counting (QQC) is quick.' },
      { title: 'Two', abstract: 'A quick quokka counting (QQC) of quokkas.' },
      { title: 'Three', abstract: 'QQC again.' },
    ]),
  });
  try {
    const { query } = parsePaperQuery({ q: 'quick qoukka counting' });
    const found = await searchNotes(made.db, query, await countPapers(made.db, query));
    expect(found?.meant).toMatchObject({ count: 3, shared: 2 });
  } finally {
    made.remove();
  }
});
