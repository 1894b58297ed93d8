import { scaleBand, scaleLinear } from 'd3-scale';

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
  const wide = percent(x.bandwidth());
  const isTicked = (index: number) => ticks === 'all' || index === 0 || index === columns.length - 1;
  const drawn = columns.filter(({ text, href }) => text !== '' || href !== undefined);
  return (
    <svg
      className="col-chart"
      width="100%"
      height={base + FOOT}
      role={drawn.some(({ href }) => href !== undefined) ? 'group' : 'img'}
      aria-label={`${subject}. ${drawn.map(({ name }) => name).join('; ')}.`}
    >
      {drawn.map((column) => {
        // Something is never drawn as nothing.
        const tall = column.value === 0 ? 0 : Math.max(1, Math.round(y(column.value)));
        const bar = (
          <Bar
            key={column.key}
            column={column}
            left={percent(x(column.key) ?? 0)}
            {...{ wide, tall, base }}
          />
        );
        return column.href === undefined ? (
          bar
        ) : (
          <a key={column.key} href={column.href} tabIndex={stops ? undefined : -1}>
            {bar}
          </a>
        );
      })}
      {columns.map(
        ({ key, tick }, index) =>
          isTicked(index) && (
            <text key={key} x={percent((x(key) ?? 0) + x.bandwidth() / 2)} y={base + 12}>
              {tick}
            </text>
          ),
      )}
      <line className="axis" x1="0" x2="100%" y1={base + 0.5} y2={base + 0.5} />
    </svg>
  );
}

type BarProps = { column: Column; left: string; wide: string; tall: number; base: number };

/** A column in a drawing of its own, so that its places are told once. */
function Bar({ column: { name, text }, left, wide, tall, base }: BarProps) {
  return (
    <svg x={left} width={wide}>
      <title>{name}</title>
      <rect />
      <rect className="bar" y={base - tall} height={tall} />
      <text x="50%" y={base - tall - 3}>
        {text}
      </text>
    </svg>
  );
}

function percent(share: number): string {
  return `${Number(share.toFixed(2))}%`;
}
