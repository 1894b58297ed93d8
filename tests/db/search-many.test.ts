import { afterAll, beforeAll, expect, test } from 'vitest';
import { listPapers, selectIds } from '#db/queries/list-papers.ts';
import { search } from '#db/search.ts';
import { withText } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { type Desk, deskWith } from '#tests/fixtures/database.ts';

const WORDS = 'wombat burrow';
const FOUND = 1200;

let desk: Desk;
beforeAll(async () => {
  const papers = Array.from({ length: FOUND + 1 }, (_, number) => ({
    title: number === FOUND ? 'Compilers' : `Wombat ${'burrow '.repeat(1 + (number % 13))}${number}`,
    // Some have the words more often than the paper whose title is just these words, and which comes first.
    abstract: number % 40 === 1 ? 'A wombat in its burrow. '.repeat(10) : `Of a paper, the ${number}th.`,
  }));
  papers[0] = { title: 'Wombat burrow', abstract: 'Of a paper.' };
  desk = await deskWith({ 'many.jsonl': papers.map((paper) => JSON.stringify(paper)).join('\n') });
  // With an id like that the corpus is one whose vectors are not held, so that only the best are compared by meaning.
  desk.db.$client.pragma('foreign_keys = OFF');
  desk.db.$client.exec(`update papers set id = 70000 where title_text = 'Compilers'`);
});
afterAll(() => desk.remove());

test('of very many papers the first thousand stand before all others, which follow by their words', () => {
  const { found, best, inOrder, scoreOf } = search(desk.db, WORDS);
  const all = [...inOrder()];
  expect([found.length, best.length, all.length]).toEqual([FOUND, 1000, FOUND]);
  expect(all.slice(0, best.length)).toEqual([...best]);
  expect(all[0]).toBe(1);
  expect(all.toSorted((a, b) => a - b)).toEqual([...found]);
  const tail = all.slice(best.length).map(scoreOf);
  expect(tail).toEqual(tail.toSorted((a, b) => b - a));
  expect(new Set(tail).size).toBeGreaterThan(1);
});

test('pages before, across and behind the thousandth paper follow each other', async () => {
  const query = withText(EVERYTHING, WORDS);
  const all = [...search(desk.db, WORDS).inOrder()];
  const pages = Array.from({ length: FOUND / 48 }, (_, page) => selectIds(desk.db, query, 48, page * 48));
  expect(pages.flat()).toEqual(all);
  const last = await listPapers(desk.db, { ...query, page: FOUND / 20 });
  expect(last.cards.map(({ id }) => id)).toEqual(all.slice(-20));
});
