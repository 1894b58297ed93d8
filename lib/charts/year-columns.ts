/** A column of a chart by year: a year, or as the first of many a stretch of years. */
export type YearColumn = { from: number; to: number; count: number };

/** Columns with room for a figure on each. */
export const MOST_COLUMNS = 10;

/** The years from the first to the last, so that charts of different counts can share a scale. */
export type YearSpan = { first: number; last: number };

/** The span of all years that any of the counts has; undefined where there is none. */
export function spanOf(years: Iterable<number>): YearSpan | undefined {
  const all = [...years];
  return all.length === 0 ? undefined : { first: Math.min(...all), last: Math.max(...all) };
}

/** Counts by year as columns without gaps, the latest years each on its own and the earlier ones together. */
export function yearColumns(counts: ReadonlyMap<number, number>, { first, last }: YearSpan): YearColumn[] {
  const split = Math.max(first, last - MOST_COLUMNS + 1);
  const early = [...counts].filter(([year]) => year >= first && year <= split);
  const columns = [{ from: first, to: split, count: early.reduce((sum, [, count]) => sum + count, 0) }];
  for (let year = split + 1; year <= last; year++)
    columns.push({ from: year, to: year, count: counts.get(year) ?? 0 });
  return columns;
}

/** `2021`, or `2013 to 2017` for a stretch. */
export function columnName({ from, to }: YearColumn): string {
  return from === to ? String(to) : `${from} to ${to}`;
}

/** `’21`, or `–’17` for a stretch that ends there. */
export function columnTick({ from, to }: YearColumn): string {
  return `${from === to ? '' : '–'}’${String(to).slice(-2)}`;
}
