import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { YearSpan } from '#lib/charts/year-columns.ts';

const WIDE = 100;
const TALL = 24;

/** Counts by year as a line over its pale ground, with the first and the last year at its ends; drawn from nothing up. */
export function Sparkline({
  counts,
  span,
  label,
}: {
  counts: ReadonlyMap<number, number>;
  span: YearSpan;
  label: string;
}) {
  const years = Array.from({ length: span.last - span.first + 1 }, (_, index) => span.first + index);
  const x = scaleLinear([span.first, Math.max(span.last, span.first + 1)], [0, WIDE]);
  const y = scaleLinear([0, Math.max(1, ...counts.values())], [TALL - 1, 1]);
  const height = (year: number) => y(counts.get(year) ?? 0);
  const edge = line<number>(x, height).digits(1);
  const ground = area<number>(x, TALL, height).digits(1);
  return (
    <span className="sparkline">
      <span aria-hidden="true">’{String(span.first).slice(-2)}</span>
      <svg
        width="100%"
        height={TALL}
        viewBox={`0 0 ${WIDE} ${TALL}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        <path className="ghost" d={ground(years) ?? ''} />
        <path className="edge-line" d={edge(years) ?? ''} vectorEffect="non-scaling-stroke" />
      </svg>
      <span aria-hidden="true">’{String(span.last).slice(-2)}</span>
    </span>
  );
}
