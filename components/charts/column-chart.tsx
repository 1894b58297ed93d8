import { scaleBand, scaleLinear } from 'd3-scale';
import { ColumnMarks } from '#components/charts/column-marks.tsx';
import { cutEnds } from '#lib/charts/cut-ends.ts';

/** A column: `name` is all of it in words, `text` its value as it stands on it. */
export type Column = {
  key: string;
  tick: string;
  value: number;
  text: string;
  name: string;
  href?: string | undefined;
};

type ColumnChartProps = {
  columns: readonly Column[];
  /** What the full height stands for, which charts side by side have in common. */
  max: number;
  /** What the chart is of, for its text alternative; years and the like of nothing are not named there. */
  subject: string;
  height?: number;
  /** Whether every column has its tick, or the first and the last only. */
  ticks?: 'all' | 'ends';
  /** Whether the columns are stops of the keyboard; of many charts the table of their numbers is instead. */
  stops?: boolean;
};

/** Room above the highest column for its value, and below the axis for the ticks. */
const HEAD = 14;
const FOOT = 16;

/**
 * Columns on one scale, each with its value on it. Places are in per cent of the width, so that the drawing takes the
 * room there is while its letters keep their size. A chart has a hundred columns: their links are the browser's own.
 */
export function ColumnChart({
  columns,
  max,
  subject,
  height = 46,
  ticks = 'all',
  stops = true,
}: ColumnChartProps) {
  const x = scaleBand(
    columns.map(({ key }) => key),
    [0, 100],
  )
    .paddingInner(0.12)
    .paddingOuter(0.06);
  const y = scaleLinear([0, Math.max(max, Number.MIN_VALUE)], [0, height]).clamp(true);
  const base = HEAD + height;
  const left = ({ key }: Column) => percent(x(key) ?? 0);
  const ticked = columns.filter((_, index) => ticks === 'all' || index === 0 || index === columns.length - 1);
  const drawn = columns.filter(({ text, href }) => text !== '' || href !== undefined);
  const { start, end, rests } = cutEnds(drawn.map(({ href }) => href));
  return (
    <ColumnMarks
      marks={drawn.map((column, index) => {
        // Something is never drawn as nothing.
        const tall = column.value === 0 ? 0 : Math.max(1, Math.round(y(column.value)));
        return [left(column), tall, column.text, column.name, rests[index] ?? null] as const;
      })}
      ticks={ticked.map(
        (column) => [percent((x(column.key) ?? 0) + x.bandwidth() / 2), column.tick] as const,
      )}
      wide={percent(x.bandwidth())}
      height={base + FOOT}
      {...{ subject, base, start, end, stops }}
    />
  );
}

function percent(share: number): number {
  return Number(share.toFixed(2));
}
