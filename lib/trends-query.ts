import { type Params, type QueryProblem, readOne } from '#lib/params.ts';

/** What is shown: charts whose columns are papers, or the share of a year's papers, or the numbers as tables. */
export const SHOWN = ['papers', 'share', 'numbers'] as const;
export type Shown = (typeof SHOWN)[number];

/** The charts of a result set that can be had as files. */
const TRENDS_CHARTS = ['years', 'together'] as const;
export type TrendsChart = (typeof TRENDS_CHARTS)[number];

/** The only reader of the parameters that `/trends` has beside the explorer's. */
export function parseTrendsQuery(params: Params): {
  shown: Shown;
  chart: TrendsChart;
  problems: QueryProblem[];
} {
  const problems: QueryProblem[] = [];
  const shown = readOne(params, 'shown', (text) => SHOWN.find((known) => known === text), problems);
  const chart = readOne(params, 'chart', (text) => TRENDS_CHARTS.find((known) => known === text), problems);
  return { shown: shown ?? SHOWN[0], chart: chart ?? TRENDS_CHARTS[0], problems };
}
