import { expect, test } from 'vitest';
import { countHistory } from '#db/queries/count-history.ts';
import { desk } from '#tests/fixtures/database.ts';
import { CARDS } from '#tests/fixtures/listings.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

/** An answer of the API about one paper. */
function day(comments: number, upvotes: number | null): string {
  return JSON.stringify([
    {
      paper: { id: '2101.00001', title: 'Merging Without Tears', summary: 'We merge models.', upvotes },
      numComments: comments,
    },
  ]);
}

test('the counts of each capture in the order of their days; of one day the later capture', async () => {
  const made = await desk({ 'cards.txt': CARDS });
  await made.feed({ 'd.json': day(1300, 40) }, { fetchedAt: '2026-01-02T18:00:00.000Z' });
  await made.feed({ 'c.json': day(1290, 39) }, { fetchedAt: '2026-01-02T06:00:00.000Z' });
  await made.feed({ 'b.json': day(1250, null) }, { fetchedAt: '2025-12-31T06:00:00.000Z' });
  await made.feed({ 'a.jsonl': jsonLines([{ title: 'Merging Without Tears', upvotes: 7 }]) });
  expect(await countHistory(made.db, 2)).toEqual([
    { capturedOn: '2022-10-29', comments: 1204, upvotes: null },
    { capturedOn: '2025-12-31', comments: 1250, upvotes: null },
    { capturedOn: '2026-01-02', comments: 1300, upvotes: 40 },
  ]);
  expect(await countHistory(made.db, 3)).toEqual([]);
  expect(await countHistory(made.db, 999)).toEqual([]);
});
