import { expect, test } from 'vitest';
import { examine } from '#db/doctor/examine.ts';
import { desk, rows } from '#tests/fixtures/database.ts';
import { jsonLines, PAPERS } from '#tests/fixtures/papers.ts';

const [paper = { title: '' }] = PAPERS;
const [few, many] = [3, 9].map((comments) => jsonLines([{ ...paper, comments }]));
const texts = { few: { 'few.jsonl': few ?? '' }, many: { 'many.jsonl': many ?? '' } };
const MORNING = '2026-11-21T06:00:00.000Z';
const NOON = '2026-11-21T12:00:00.000Z';
const EVENING = '2026-11-21T18:00:00.000Z';

test('of two captures of one day the later one counts, in whatever order they are ingested', async () => {
  const forth = await desk();
  await forth.feed(texts.few, { fetchedAt: MORNING });
  await forth.feed(texts.many, { fetchedAt: NOON });
  const back = await desk();
  await back.feed(texts.many, { fetchedAt: NOON });
  await back.feed(texts.few, { fetchedAt: MORNING });
  for (const each of [forth, back])
    expect(rows(each, 'select comment_count as comments from papers')).toEqual([{ comments: 9 }]);
});

test('what is as it was before is a capture of now, not of then', async () => {
  const { feed, ...made } = await desk();
  await feed(texts.few, { fetchedAt: MORNING });
  await feed(texts.many, { fetchedAt: NOON });
  expect(await feed(texts.few, { fetchedAt: EVENING })).toMatchObject({ created: 0, updated: 1 });
  const all = { ...made, feed };
  expect(rows(all, 'select comment_count as comments from papers')).toEqual([{ comments: 3 }]);
  expect(rows(all, 'select file, captured_on, fetched_at from sources order by file')).toEqual([
    { file: 'few.jsonl', captured_on: '2026-11-21', fetched_at: EVENING },
    { file: 'many.jsonl', captured_on: '2026-11-21', fetched_at: NOON },
  ]);
});

test('the same at the same time changes nothing', async () => {
  const made = await desk();
  await made.feed(texts.few, { fetchedAt: MORNING });
  const runs = rows(made, 'select * from ingest_runs');
  await made.feed(texts.few, { fetchedAt: MORNING });
  expect(rows(made, 'select * from ingest_runs')).toEqual(runs);
});

test('one listing that was fetched twice is one listing; two files that a user has are two', async () => {
  const listings = async (fetched: boolean) => {
    const made = await desk();
    const when = (fetchedAt: string) => (fetched ? { fetchedAt } : {});
    await made.feed({ 'day.jsonl': few ?? '' }, when(MORNING));
    await made.feed({ 'day.jsonl': many ?? '' }, when(NOON));
    expect(rows(made, 'select count(*) as n from sources')).toEqual([{ n: 2 }]);
    const { findings } = await examine(made.db.$client.name);
    expect(findings.filter(({ check }) => check === 'papers')).toEqual([]);
    return rows(made, 'select listing_count as n from papers');
  };
  expect(await listings(true)).toEqual([{ n: 1 }]);
  expect(await listings(false)).toEqual([{ n: 2 }]);
});
