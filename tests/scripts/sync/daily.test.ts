import { expect, test } from 'vitest';
import { rows } from '#tests/fixtures/database.ts';
import { entry } from '#tests/fixtures/paper-server.ts';
import { madeSync } from '#tests/scripts/sync/made-sync.ts';

const DAY = '2026-11-20';
const ONE_DAY = { since: DAY, until: DAY };
const days = (asked: { path: string }[]) => asked.map(({ path }) => /date=([\d-]+)/.exec(path)?.[1]);

test('the first time: the last seven days, oldest first, each with a request', async () => {
  const { server, made, said, daily } = await madeSync();
  server.days.set('2026-11-18', [
    entry('2611.00001', 'Merging Models'),
    entry('2611.00002', 'Dense Retrieval'),
  ]);
  server.days.set('2026-11-21', [entry('2611.00003', 'Speech Recognition', { votes: 7 })]);
  const outcomes = await daily();
  expect(said).toEqual(['no day was ever fetched: beginning with the last 7; --since DAY goes further back']);
  expect(outcomes.map(({ day, status, papers, created }) => [day, status, papers, created])).toEqual([
    ['2026-11-15', 'empty', 0, 0],
    ['2026-11-16', 'empty', 0, 0],
    ['2026-11-17', 'empty', 0, 0],
    ['2026-11-18', 'stored', 2, 2],
    ['2026-11-19', 'empty', 0, 0],
    ['2026-11-20', 'empty', 0, 0],
    ['2026-11-21', 'stored', 1, 1],
  ]);
  expect(server.asked[3]?.path).toBe('/api/daily_papers?date=2026-11-18&limit=100');
  expect(server.asked[3]?.headers['user-agent']).toBe(
    'Broadsheet (research-paper explorer; contact: test@example.org)',
  );
  expect(rows(made, 'select arxiv_id, upvotes, comment_count from papers order by arxiv_id')).toEqual([
    { arxiv_id: '2611.00001', upvotes: 1, comment_count: 2 },
    { arxiv_id: '2611.00002', upvotes: 1, comment_count: 2 },
    { arxiv_id: '2611.00003', upvotes: 7, comment_count: 2 },
  ]);
  expect(rows(made, 'select slug, file, kind, captured_on, record_count from sources order by id')).toEqual([
    {
      slug: 'daily-papers-2026-11-18',
      file: 'daily-papers-2026-11-18.json',
      kind: 'daily',
      captured_on: '2026-11-21',
      record_count: 2,
    },
    {
      slug: 'daily-papers-2026-11-21',
      file: 'daily-papers-2026-11-21.json',
      kind: 'daily',
      captured_on: '2026-11-21',
      record_count: 1,
    },
  ]);
});

test('the second time: what was over for 48 hours is not asked for, the rest with what is known of it', async () => {
  const { server, made, clock, daily } = await madeSync();
  server.days.set(DAY, [entry('2611.00001', 'Merging Models')]);
  await daily();
  server.asked.length = 0;
  clock.time = Date.parse('2026-11-22T00:00:00Z');
  const outcomes = await daily();
  // Of 18 November the 48 hours are over on the 21st, when it was asked for.
  expect(days(server.asked)).toEqual(['2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']);
  expect(server.asked[1]?.headers['if-none-match']).toMatch(/^W\/"[0-9a-f]{40}"$/);
  expect(outcomes.slice(0, 3)).toEqual([
    { day: '2026-11-19', status: 'unchanged', papers: 0, created: 0, updated: 0, unchanged: 0 },
    { day: '2026-11-20', status: 'unchanged', papers: 1, created: 0, updated: 0, unchanged: 1 },
    { day: '2026-11-21', status: 'unchanged', papers: 0, created: 0, updated: 0, unchanged: 0 },
  ]);
  // The server's own day is still the one before.
  expect(outcomes[3]).toMatchObject({ day: '2026-11-22', status: 'refused' });
  expect(rows(made, 'select count(*) as n from sources')).toEqual([{ n: 1 }]);
});

test('a day that has changed is another capture; what no reader sees changes nothing', async () => {
  const { server, made, clock, daily } = await madeSync();
  const put = (votes: number, viewers: number) =>
    server.days.set(DAY, [entry('2611.00001', 'Merging Models', { votes, viewers })]);
  const upvotes = () => rows(made, 'select upvotes from papers');
  put(1, 0);
  await daily(ONE_DAY);
  put(1, 5);
  expect((await daily(ONE_DAY))[0]).toMatchObject({ status: 'unchanged', papers: 1, unchanged: 1 });
  expect(rows(made, 'select count(*) as n from sources')).toEqual([{ n: 1 }]);
  clock.time += 3_600_000;
  put(9, 5);
  expect((await daily(ONE_DAY))[0]).toMatchObject({ status: 'stored', created: 0, updated: 1, unchanged: 0 });
  expect(upvotes()).toEqual([{ upvotes: 9 }]);
  clock.time += 3_600_000;
  put(4, 5);
  await daily(ONE_DAY);
  expect(upvotes()).toEqual([{ upvotes: 4 }]);
  expect(rows(made, 'select count(*) as n from sources')).toEqual([{ n: 3 }]);
});

test('a day of more than a page comes whole, what moved between the pages once', async () => {
  const { server, made, daily } = await madeSync();
  const all = Array.from({ length: 130 }, (_, index) => entry(`2611.${10_000 + index}`, `Model ${index}`));
  server.days.set(DAY, [...all.slice(0, 100), ...all.slice(99)]);
  expect((await daily(ONE_DAY))[0]).toMatchObject({ status: 'stored', papers: 130, created: 130 });
  expect(server.asked.map(({ path }) => path)).toEqual([
    `/api/daily_papers?date=${DAY}&limit=100`,
    `/api/daily_papers?date=${DAY}&limit=100&p=1`,
  ]);
  expect(rows(made, 'select etag, last_modified, papers from sync_days')).toEqual([
    { etag: null, last_modified: null, papers: 130 },
  ]);
});

test('a day of which a page cannot be had is not stored at all, and the others go in', async () => {
  const { server, made, daily } = await madeSync();
  const all = Array.from({ length: 101 }, (_, index) => entry(`2611.${10_000 + index}`, `Model ${index}`));
  server.days.set('2026-11-19', all);
  server.days.set(DAY, [entry('2611.00001', 'Merging Models')]);
  server.onRequest = (path) => {
    if (path.includes('p=1')) server.next.push({ status: 404 });
  };
  const outcomes = await daily({ since: '2026-11-19', until: DAY });
  expect(outcomes).toMatchObject([
    { day: '2026-11-19', status: 'refused', papers: 0, reason: 'the server answers 404 Not Found' },
    { day: DAY, status: 'stored', created: 1 },
  ]);
  expect(rows(made, 'select arxiv_id from papers')).toEqual([{ arxiv_id: '2611.00001' }]);
  expect(rows(made, 'select day, status, reason, fetched_at from sync_days order by day')).toEqual([
    {
      day: '2026-11-19',
      status: 'refused',
      reason: 'the server answers 404 Not Found',
      fetched_at: null,
    },
    { day: DAY, status: 'stored', reason: null, fetched_at: expect.stringMatching(/^2026-11-21T12:/) },
  ]);
});

test('malformed JSON is asked for again, and refused when it stays so', async () => {
  const { server, daily } = await madeSync();
  server.days.set(DAY, [entry('2611.00001', 'Merging Models')]);
  server.next.push({ status: 200, body: '[{"paper":' });
  expect((await daily(ONE_DAY))[0]).toMatchObject({ status: 'stored', created: 1 });
  server.next.push(...Array.from({ length: 5 }, () => ({ status: 200, body: '<html>Sign in' })));
  expect((await daily(ONE_DAY))[0]).toMatchObject({
    status: 'refused',
    reason: 'the answer is no JSON: it begins “<html>Sign in”; 5 attempts',
  });
});

test('a list of something else, and papers that cannot be read', async () => {
  const { server, daily } = await madeSync({ attempts: 1 });
  server.next.push({ status: 200, body: '{"error":"Down"}' }, { status: 200, body: '[1]' });
  server.next.push({ status: 200, body: '[{"paper":{"id":1}}]' });
  const reasons = [];
  for (let count = 0; count < 3; count++) reasons.push((await daily(ONE_DAY))[0]?.reason);
  expect(reasons).toEqual([
    'the answer is no list of papers: it begins “{"error":"Down"}”; 1 attempt',
    'the answer is a list of something else than papers; 1 attempt',
    expect.stringContaining('a JSON array without a paper of the Daily Papers API that can be used'),
  ]);
});

test('a day that had papers and has none all of a sudden keeps them', async () => {
  const { server, made, daily } = await madeSync();
  server.days.set(DAY, [entry('2611.00001', 'Merging Models')]);
  await daily(ONE_DAY);
  server.days.clear();
  expect((await daily(ONE_DAY))[0]).toMatchObject({
    status: 'refused',
    reason: 'the answer is empty, where there was 1 paper',
  });
  expect(rows(made, 'select status, papers from sync_days')).toEqual([{ status: 'refused', papers: 1 }]);
  expect(rows(made, 'select count(*) as n from papers')).toEqual([{ n: 1 }]);
});

test('when nobody answers for three days in a row the rest is not asked for, and comes the next time', async () => {
  const { server, daily } = await madeSync({ attempts: 2 });
  server.next.push(...Array.from({ length: 6 }, () => ({ status: 503 })));
  const outcomes = await daily({ since: '2026-11-14' });
  expect(outcomes.map(({ status }) => status)).toEqual([
    ...['unreachable', 'unreachable', 'unreachable'],
    ...['not asked', 'not asked', 'not asked', 'not asked', 'not asked'],
  ]);
  expect(server.asked).toHaveLength(6);
  server.asked.length = 0;
  await daily();
  expect(days(server.asked)).toEqual(
    ['14', '15', '16', '17', '18', '19', '20', '21'].map((day) => `2026-11-${day}`),
  );
});

test('a range that was broken off goes on with the days that it has not had', async () => {
  const { server, stop, daily, ...rest } = await madeSync();
  server.onRequest = (path) => {
    if (path.includes('2026-11-16')) stop.abort(new Error('stopped'));
  };
  await expect(daily({ since: '2026-11-13' })).rejects.toThrow('stopped');
  expect(days(server.asked)).toEqual(['2026-11-13', '2026-11-14', '2026-11-15', '2026-11-16']);
  const again = await madeSync();
  again.sync.db = rest.made.db;
  again.clock.time = rest.clock.time + 60_000;
  await again.daily({ since: '2026-11-13' });
  expect(days(again.server.asked)[0]).toBe('2026-11-16');
  expect(again.server.asked).toHaveLength(6);
  // It is finished now: named again, all of it is asked for.
  again.server.asked.length = 0;
  await again.daily({ since: '2026-11-13' });
  expect(again.server.asked).toHaveLength(9);
});

test('a range ends today, and begins when the listing did', async () => {
  const { server, said, clock, daily } = await madeSync();
  await daily({ since: '2026-11-20', until: '2027-01-01' });
  expect(days(server.asked)).toEqual(['2026-11-20', '2026-11-21']);
  clock.time = Date.parse('2023-05-05T12:00:00Z');
  await daily({ since: '2020-01-01' });
  expect(days(server.asked).slice(2)).toEqual(['2023-05-04', '2023-05-05']);
  expect(said).toEqual(['there is no day after today, 2026-11-21', 'Daily Papers begin on 2023-05-04']);
});
