/** A column: its place in per cent of the chart's width, its height in px, and its words; see `Column`. */
export type ColumnMark = readonly [
  left: number,
  tall: number,
  text: string,
  name: string,
  /** What its address has between the ends that all have in common; null where it leads nowhere. */
  rest: string | null,
];
/** A word below the axis, and the middle of it in per cent of the chart's width. */
export type Tick = readonly [middle: number, text: string];

type ColumnMarksProps = {
  marks: readonly ColumnMark[];
  ticks: readonly Tick[];
  /** What the chart is of; its columns in words follow. */
  subject: string;
  wide: number;
  /** Where the axis is, from the top, and the height of the drawing, in px. */
  base: number;
  height: number;
  /** What the addresses of all columns begin and end with. */
  start: string;
  end: string;
  stops: boolean;
};

/**
 * The columns of a chart over their axis.
 */
export function ColumnMarks({
  marks,
  ticks,
  subject,
  wide,
  base,
  height,
  start,
  end,
  stops,
}: ColumnMarksProps) {
  const isLinked = marks.some(([, , , , rest]) => rest !== null);
  return (
    <svg
      className="col-chart"
      width="100%"
      height={height}
      role={isLinked ? 'group' : 'img'}
      aria-label={`${subject}. ${marks.map(([, , , name]) => name).join('; ')}.`}
    >
      {marks.map((mark) => {
        const [left, , , , rest] = mark;
        const column = <Column key={left} mark={mark} wide={wide} base={base} />;
        return rest === null ? (
          column
        ) : (
          <a key={left} href={start + rest + end} tabIndex={stops ? undefined : -1}>
            {column}
          </a>
        );
      })}
      {ticks.map(([middle, text]) => (
        <text key={middle} x={`${middle}%`} y={base + 12}>
          {text}
        </text>
      ))}
      <line className="axis" x1="0" x2="100%" y1={base + 0.5} y2={base + 0.5} />
    </svg>
  );
}

type ColumnProps = Pick<ColumnMarksProps, 'wide' | 'base'> & { mark: ColumnMark };

function Column({ mark: [left, tall, text, name], wide, base }: ColumnProps) {
  return (
    <svg x={`${left}%`} width={`${wide}%`}>
      <title>{name}</title>
      <rect />
      <rect className="bar" y={base - tall} height={tall} />
      <text x="50%" y={base - tall - 3}>
        {text}
      </text>
    </svg>
  );
}
