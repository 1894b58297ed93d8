import { expect, onTestFinished, test } from 'vitest';
import { questionsOf } from '#scripts/bench/compare/questions.ts';
import { countsTable, measuredCounts } from '#scripts/bench/counts.ts';
import { deskOfDumps } from '#tests/fixtures/database.ts';

test('states of the explorer are measured, and all of them together', async () => {
  const { db, remove } = await deskOfDumps();
  onTestFinished(remove);
  const { common, author, topics, trends } = questionsOf(db.$client);
  const measured = await measuredCounts(db, {
    common: common.slice(0, 50),
    author: author.slice(0, 8),
    topics: topics.slice(0, 1),
    rare: [],
    trends,
  });
  // Before time is taken ten questions are asked, or a quarter of them.
  expect(
    measured.map(({ state, finding, counting }) => [state, finding.questions, counting.questions]),
  ).toEqual([
    ['a common word', 40, 40],
    ['an author', 6, 6],
    ['two topics, both wanted', 1, 1],
    ['all of them', 47, 47],
  ]);
});

test('the table has the percentiles in milliseconds', () => {
  const latency = (p50: number) => ({ p50, p95: 2.25, p99: 30, questions: 7 });
  expect(countsTable([{ state: 'a phrase', finding: latency(1), counting: latency(0.04) }])).toBe(
    '| state | questions | papers found, ms | facets counted, ms |\n|---|---:|---:|---:|\n' +
      '| a phrase | 7 | 1.0 · 2.3 · 30.0 | 0.0 · 2.3 · 30.0 |',
  );
});
