import { expect, test } from 'vitest';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { type Desk, desk } from '#tests/fixtures/database.ts';
import { jsonLines } from '#tests/fixtures/papers.ts';

const abstract = 'An abstract that is long enough to be one, and ends as it should.';

function days(count: number): Record<string, string> {
  const papers = (day: number) =>
    Array.from({ length: 1 + (day % 3) }, (_, place) => ({
      title: `Paper ${place} of day ${day}`,
      abstract,
    }));
  return Object.fromEntries(
    Array.from({ length: count }, (_, day) => [
      `day-${String(day).padStart(2, '0')}.jsonl`,
      jsonLines(papers(day)),
    ]),
  );
}

async function sourcesOf({ db }: Desk) {
  const counts = await facetCounts(db, EVERYTHING, 0);
  return counts.find(({ key }) => key === 'source');
}

test('thirty sources are all shown, by name; of more those with the most papers', async () => {
  const few = await sourcesOf(await desk(days(30)));
  expect([few?.values.length, few?.more, few?.values[0]?.value, few?.values[29]?.value]).toEqual([
    30,
    0,
    'day-00',
    'day-29',
  ]);
  const many = await sourcesOf(await desk(days(40)));
  expect([many?.values.length, many?.more]).toEqual([30, 10]);
  expect(many?.values.slice(12, 15).map(({ value, count }) => [value, count])).toEqual([
    ['day-38', 3],
    ['day-01', 2],
    ['day-04', 2],
  ]);
});
