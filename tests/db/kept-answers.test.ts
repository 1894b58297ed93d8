import { expect, test } from 'vitest';
import { keptAnswer } from '#db/kept-answers.ts';
import { desk } from '#tests/fixtures/database.ts';

test('an answer is worked out once, and anew when the database has changed', async () => {
  const { db, feed } = await desk({
    'one.jsonl': JSON.stringify({ title: 'One', abstract: 'A first paper.' }),
  });
  let times = 0;
  const papers = () =>
    keptAnswer(db, 'papers', () => {
      times += 1;
      return db.$client.prepare<[], number>('select count(*) from papers').pluck().get();
    });
  expect([papers(), papers(), times]).toEqual([1, 1, 1]);
  // What is not there is an answer too.
  const nothing = () =>
    keptAnswer(db, 'nothing', () => {
      times += 1;
    });
  expect([nothing(), nothing(), times]).toEqual([undefined, undefined, 2]);
  await feed({ 'two.jsonl': JSON.stringify({ title: 'Two', abstract: 'A second paper.' }) });
  expect([papers(), times]).toEqual([2, 3]);
});

test('of large answers those are kept that were asked for last', async () => {
  const { db } = await desk({ 'one.jsonl': JSON.stringify({ title: 'One', abstract: 'A first paper.' }) });
  const made: number[] = [];
  // Three of them are as much as is kept.
  const third = 32 * 1024 * 1024;
  const ask = (number: number) =>
    keptAnswer(
      db,
      `question ${number}`,
      () => made.push(number),
      () => third,
    );
  for (const number of [0, 1, 2, 0, 3, 0, 1]) ask(number);
  expect(made).toEqual([0, 1, 2, 3, 1]);
});
