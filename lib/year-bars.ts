import { type FacetValue, UNDATED } from '#lib/facets.ts';

/** A bar of the year facet: one year, or as the first of many bars a year and all before it. */
export type YearBar = {
  from: number;
  to: number;
  /** Papers of these years in all, under the other filters, and once the bar's link was followed. */
  all: number;
  count: number;
  after: number;
  chosen: boolean;
};

/** Bars that fit side by side with room to point at each. */
const BARS = 8;

/**
 * The facet's years as bars without gaps, the latest ones each on its own and the earlier ones together. A single
 * year's link toggles it; the link of the earlier ones chooses just them, so that it leads to `count` papers.
 */
export function yearBars(values: readonly FacetValue[], allYears: ReadonlyMap<number, number>): YearBar[] {
  const known = new Map(
    values.filter(({ value }) => value !== UNDATED).map((value) => [Number(value.value), value]),
  );
  const years = [...allYears.keys()];
  if (years.length === 0) return [];
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const split = Math.max(first, last - BARS + 1);
  const single = (year: number): YearBar => {
    const value = known.get(year);
    const [all, count, after] = [allYears.get(year) ?? 0, value?.count ?? 0, value?.after ?? 0];
    return { from: year, to: year, all, count, after, chosen: value?.state === 'chosen' };
  };
  const singles = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => single(from + index));
  if (split === first) return singles(first, last);
  const earlier = singles(first, split).filter(({ all }) => all > 0);
  const count = sum(earlier, 'count');
  const together = {
    from: first,
    to: split,
    all: sum(earlier, 'all'),
    count,
    after: count,
    chosen: earlier.some(({ chosen }) => chosen),
  };
  return [together, ...singles(split + 1, last)];
}

function sum(bars: readonly YearBar[], key: 'all' | 'count'): number {
  return bars.reduce((total, bar) => total + bar[key], 0);
}
