import { expect, onTestFinished, test } from 'vitest';
import { countsTable, measuredCounts } from '#scripts/bench/counts.ts';
import { deskOfDumps } from '#tests/fixtures/database.ts';

test('every state of the explorer is measured, and all of them together', async () => {
  const { db, remove } = await deskOfDumps();
  onTestFinished(remove);
  const measured = await measuredCounts(db);
  const states = measured.map(({ state }) => state);
  expect(states).toHaveLength(16);
  expect(states).toEqual(expect.arrayContaining(['no filter, newest first', 'two topics, both wanted']));
  expect(states.at(-1)).toBe('all of them');
  const questions = measured.map(({ counting }) => counting.questions);
  // Of 130 questions ten are asked before.
  expect(questions[states.indexOf('a common word')]).toBe(120);
  expect(questions.at(-1)).toBe(questions.slice(0, -1).reduce((sum, count) => sum + count, 0));
  for (const { finding, counting } of measured) expect(finding.questions).toBe(counting.questions);
});

test('the table has the percentiles in milliseconds', () => {
  const latency = (p50: number) => ({ p50, p95: 2.25, p99: 30, questions: 7 });
  expect(countsTable([{ state: 'a phrase', finding: latency(1), counting: latency(0.04) }])).toBe(
    '| state | questions | papers found, ms | facets counted, ms |\n|---|---:|---:|---:|\n' +
      '| a phrase | 7 | 1.0 · 2.3 · 30.0 | 0.0 · 2.3 · 30.0 |',
  );
});
