import {
  columnName,
  columnTick,
  type YearColumn,
  type YearSpan,
  yearColumns,
} from '#lib/charts/year-columns.ts';
import { countOf, figure } from '#lib/wording.ts';

/** A column of a chart by year, with its words: the value as it stands on it, and the whole of it in a phrase. */
export type YearMark = {
  key: string;
  tick: string;
  value: number;
  text: string;
  name: string;
  count: number;
  /** The years of the column that have papers, which its link chooses. */
  years: number[];
};

/** Below so many dated papers a chart by year says nothing, and a year's shares neither. */
export const FEWEST_DATED = 4;

/** Papers in each column. */
export function countMarks(counts: ReadonlyMap<number, number>, span: YearSpan): YearMark[] {
  return yearColumns(counts, span).map((column) => ({
    ...about(column, counts),
    value: column.count,
    text: column.count === 0 ? '' : figure(column.count),
    name: `${columnName(column)}: ${countOf(column.count, 'paper')}`,
  }));
}

/** Each column's part of all papers there, in per cent; none where those are too few. */
export function shareMarks(
  counts: ReadonlyMap<number, number>,
  all: ReadonlyMap<number, number>,
  span: YearSpan,
): YearMark[] {
  const bases = yearColumns(all, span);
  return yearColumns(counts, span).map((column, index) => {
    const of = bases[index]?.count ?? 0;
    const isDrawn = of >= FEWEST_DATED;
    const percent = of === 0 ? 0 : (100 * column.count) / of;
    const words = `${columnName(column)}: ${figure(column.count)} of ${countOf(of, 'paper')}`;
    return {
      ...about(column, counts),
      value: isDrawn ? percent : 0,
      text: isDrawn && column.count > 0 ? percentText(percent) : '',
      name: isDrawn ? `${words}, ${percentText(percent)} per cent` : words,
    };
  });
}

/** A chart in a sentence, for those who do not see it; columns without papers are not named. */
export function marksText(subject: string, marks: readonly YearMark[]): string {
  const some = marks.filter(({ count }) => count > 0);
  return `${subject} by year. ${some.map(({ name }) => name).join('; ')}.`;
}

function percentText(percent: number): string {
  return percent > 0 && percent < 0.5 ? '<1' : String(Math.round(percent));
}

function about(column: YearColumn, counts: ReadonlyMap<number, number>) {
  const { from, to, count } = column;
  const years = [...counts].filter(([year, n]) => year >= from && year <= to && n > 0).map(([year]) => year);
  return { key: String(to), tick: columnTick(column), count, years };
}
