import { expect, test } from 'vitest';
import { CaptureDateError } from '#db/ingest/captures.ts';
import { contentOf, type Desk, desk } from '#tests/fixtures/database.ts';
import { CARDS, COMPACT } from '#tests/fixtures/listings.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';
import { DAY_OF_2024, DAY_OF_2025 } from '#tests/fixtures/sources.ts';

function rows({ db }: Desk, select: string): unknown[] {
  return db.$client.prepare(select).raw().all();
}

const DATES = 'select published_on from papers order by id';
const REJECTS = 'select scope, reason from rejects order by id';
const LEAP = CARDS.replace('May 29 1,204', 'Feb 29 1,204');

test('a 29 February that the given year does not have is put down, and taken back with a year that has it', async () => {
  const made = await desk();
  expect(await made.feed({ 'leap.txt': LEAP }, { captured: '2025-10-29' })).toMatchObject({ rejects: 1 });
  expect(rows(made, DATES)).toEqual([['2021-04-18'], [null], [null], ['2025-10-14']]);
  expect(rows(made, REJECTS)).toEqual([
    [
      'field',
      '“Merging Without Tears”: dated 2/29 without a year, which the year of the page, 2025, does not have; kept without its date',
    ],
  ]);
  const before = contentOf(made.db);
  expect(await made.feed({ 'leap.txt': LEAP }, { captured: '2025-10-29' })).toMatchObject({ rejects: 1 });
  expect(contentOf(made.db)).toEqual(before);
  expect(await made.feed({ 'leap.txt': LEAP }, { captured: '2024-10-29' })).toMatchObject({ rejects: 0 });
  expect(rows(made, DATES)).toEqual([['2021-04-18'], ['2024-02-29'], [null], ['2024-10-14']]);
  expect(rows(made, REJECTS)).toEqual([]);
});

test.each(['2021-10-29', '2020-10-29'] as const)(
  '%s contradicts a page that prints 2021',
  async (captured) => {
    const made = await desk();
    const before = contentOf(made.db);
    await expect(made.feed({ 'cards.txt': CARDS }, { captured })).rejects.toThrow(
      new CaptureDateError(
        `--captured ${captured} contradicts cards.txt: it prints dates of 2021 with their year, which a listing does only for the years before its own.`,
      ),
    );
    expect(contentOf(made.db)).toEqual(before);
  },
);

test('a listing without a day that is not named takes no date', async () => {
  const made = await desk();
  await expect(made.feed({ 'b.txt': COMPACT }, { captured: '2025-10-29', named: [] })).rejects.toThrow(
    '--captured 2025-10-29 fits none of these files: no listing among them is of that day. A listing that shows no day takes it only when the file itself is named, not its folder.',
  );
});

test('a day after the given one is put down where the page shows no day', async () => {
  const made = await desk();
  const late = CARDS.replace('Oct 29\n\n', '');
  expect(await made.feed({ 'late.txt': late }, { captured: '2025-10-10' })).toMatchObject({ rejects: 1 });
  expect(rows(made, DATES)).toEqual([['2021-04-18'], ['2025-05-29'], [null], [null]]);
  expect(rows(made, REJECTS)).toEqual([
    [
      'field',
      '“Ranking What Was Found”: dated 10/14 without a year, which is after the given day 10/10; kept without its date',
    ],
  ]);
});

test('an answer of the API is of the newest day in it, or of a later one that is given', async () => {
  const text = JSON.stringify(DAY_OF_2024);
  const capture = 'select captured_on, captured_how from sources';
  const made = await desk({ 'day.json': text });
  expect(rows(made, capture)).toEqual([['2024-05-27', 'inside']]);
  await expect(made.feed({ 'day.json': text }, { captured: '2024-05-26' })).rejects.toThrow(
    new CaptureDateError('--captured 2024-05-26 contradicts day.json: it tells of 2024-05-27.'),
  );
  await made.feed({ 'day.json': text }, { captured: '2024-06-01' });
  expect(rows(made, capture)).toEqual([['2024-06-01', 'given']]);
});

test('a file of corrections has the word when its day is given, whatever it is called', async () => {
  const abstract = 'An abstract that is long enough to be one, and ends as it should.';
  const paper = { title: 'Mergign', abstract, arxivId: '2303.00003' };
  const made = await desk({ 'a.jsonl': jsonLines([paper]) });
  const title = 'select title, slug from papers';
  const corrected = { 'b.jsonl': jsonLines([{ ...paper, title: 'Merging' }]) };
  await made.feed(corrected);
  expect(rows(made, title)).toEqual([['Mergign', 'mergign']]);
  await made.feed(corrected, { captured: '2026-11-20' });
  expect(rows(made, title)).toEqual([['Merging', 'merging']]);
});

test('the newer capture has the word on votes and comments, and what the older one had stays with it', async () => {
  const made = await desk(
    { 'b.json': JSON.stringify(DAY_OF_2025) },
    { 'a.json': JSON.stringify(DAY_OF_2024) },
  );
  expect(rows(made, `select upvotes, comment_count from papers where arxiv_id = '2405.15738'`)).toEqual([
    [40, 5],
  ]);
  expect(
    rows(
      made,
      `select captured_on, fields ->> '$.upvotes' from appearances join sources on sources.id = source_id
       where arxiv_id = '2405.15738' order by captured_on`,
    ),
  ).toEqual([
    ['2024-05-27', 32],
    ['2026-08-20', 40],
  ]);
});
