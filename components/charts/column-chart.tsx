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
  label: string;
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
  label,
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
  const isLinked = columns.some(({ href }) => href !== undefined);
  return (
    <svg
      className="col-chart"
      width="100%"
      height={base + FOOT}
      role={isLinked ? 'group' : 'img'}
      aria-label={label}
    >
      {columns.map((column, index) => {
        const left = x(column.key) ?? 0;
        const isTicked = ticks === 'all' || index === 0 || index === columns.length - 1;
        // Something is never drawn as nothing.
        const tall = column.value === 0 ? 0 : Math.max(1, Math.round(y(column.value)));
        const place = { left, wide: x.bandwidth(), top: base - tall, tall, base };
        return (
          <g key={column.key}>
            {column.href === undefined ? (
              <Bar column={column} {...place} />
            ) : (
              <a href={column.href} tabIndex={stops ? undefined : -1}>
                <Bar column={column} {...place} />
              </a>
            )}
            {isTicked && (
              <text x={percent(left + x.bandwidth() / 2)} y={base + 12} textAnchor="middle">
                {column.tick}
              </text>
            )}
          </g>
        );
      })}
      <line className="axis" x1="0" x2="100%" y1={base + 0.5} y2={base + 0.5} />
    </svg>
  );
}

type Place = { left: number; wide: number; top: number; tall: number; base: number };

function Bar({ column, left, wide, top, tall, base }: Place & { column: Column }) {
  return (
    <>
      <title>{column.name}</title>
      <rect className="hit" x={percent(left)} width={percent(wide)} y="0" height={base} />
      <rect className="bar" x={percent(left)} width={percent(wide)} y={top} height={tall} />
      <text x={percent(left + wide / 2)} y={top - 3} textAnchor="middle">
        {column.text}
      </text>
    </>
  );
}

function percent(value: number): string {
  return `${Number(value.toFixed(2))}%`;
}
