import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnName, columnTick, MOST_COLUMNS, spanOf, yearColumns } from '#lib/charts/year-columns.ts';
import { countMarks, marksText, shareMarks } from '#lib/charts/year-marks.ts';

const counts = fc
  .dictionary(fc.integer({ min: 1950, max: 2040 }).map(String), fc.integer({ min: 1, max: 999 }), {
    minKeys: 1,
  })
  .map((byYear) => new Map(Object.entries(byYear).map(([year, n]) => [Number(year), n])));
const RUNS = { seed: 26, numRuns: 100 };

describe('columns', () => {
  test('have every paper once, without gaps, and no more than there is room for', () => {
    fc.assert(
      fc.property(counts, (byYear) => {
        const span = spanOf(byYear.keys());
        if (!span) throw new Error('There are years.');
        const columns = yearColumns(byYear, span);
        expect(columns.length).toBeLessThanOrEqual(MOST_COLUMNS);
        expect(columns[0]?.from).toBe(span.first);
        expect(columns.at(-1)?.to).toBe(span.last);
        for (const [index, { from }] of columns.entries())
          if (index > 0) expect(from).toBe((columns[index - 1]?.to ?? 0) + 1);
        const sum = columns.reduce((all, { count }) => all + count, 0);
        expect(sum).toBe([...byYear.values()].reduce((all, n) => all + n, 0));
        // What a column's link chooses is just the years that have papers there.
        const years = countMarks(byYear, span).flatMap((mark) => mark.years);
        expect(years.toSorted()).toEqual([...byYear.keys()].toSorted());
      }),
      RUNS,
    );
  });

  test('earlier years stand together once there are more than ten', () => {
    const byYear = new Map([
      [2013, 2],
      [2016, 1],
      [2026, 5],
    ]);
    const columns = yearColumns(byYear, { first: 2013, last: 2026 });
    expect(columns[0]).toEqual({ from: 2013, to: 2017, count: 3 });
    expect(columns.slice(1).map(({ count }) => count)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 5]);
    expect(columns.map(columnTick).slice(0, 2)).toEqual(['–’17', '’18']);
    expect(columns.map(columnName).slice(0, 2)).toEqual(['2013 to 2017', '2018']);
    expect(spanOf([])).toBeUndefined();
  });
});

describe('marks', () => {
  const [mine, all] = [
    new Map([
      [2022, 1],
      [2023, 3],
    ]),
    new Map([
      [2022, 3],
      [2023, 12],
    ]),
  ];
  const span = { first: 2022, last: 2024 };

  test('count papers', () => {
    expect(countMarks(mine, span).map(({ key, value, text }) => [key, value, text])).toEqual([
      ['2022', 1, '1'],
      ['2023', 3, '3'],
      ['2024', 0, ''],
    ]);
    expect(marksText('Merging', countMarks(mine, span))).toBe(
      'Merging by year. 2022: 1 paper; 2023: 3 papers.',
    );
  });

  test('give shares where a year has four dated papers, and the papers in words all the same', () => {
    const marks = shareMarks(mine, all, span);
    expect(marks.map(({ value, text }) => [value, text])).toEqual([
      [0, ''],
      [25, '25'],
      [0, ''],
    ]);
    expect(marks.map(({ name }) => name)).toEqual([
      '2022: 1 of 3 papers',
      '2023: 3 of 12 papers, 25 per cent',
      '2024: 0 of 0 papers',
    ]);
  });
});
