import type { ReactNode } from 'react';
import { shortFigure } from '#lib/charts/short-figure.ts';
import { countOf } from '#lib/wording.ts';

/** A topic: where its row and column begin, its names, its papers, and its address; null where it has none. */
export type HeatRow = readonly [
  at: number,
  label: string,
  short: string,
  papers: number,
  href: string | null,
];

/** A cell: the places of its two topics among the rows, its papers, and how many times as many as by chance. */
export type HeatCell = readonly [
  column: number,
  row: number,
  papers: number,
  times: number,
  /** The shade, 0 for none; -1 for a cell of too few papers, which is a point. */
  shade: number,
  /** What its address has between the ends that all have in common; null where it leads nowhere. */
  rest: string | null,
];

type HeatCellsProps = {
  rows: readonly HeatRow[];
  cells: readonly HeatCell[];
  cell: number;
  /** Room for the labels on the left. */
  gutter: number;
  start: string;
  end: string;
};

/** From the top of a cell to the line that its figure stands on, as in app/styles/charts.css. */
const LINE = 16;

/**
 * The rows of a heat map: label, cells, all of the topic, label.
 */
export function HeatCells({ rows, cells, cell, gutter, start, end }: HeatCellsProps) {
  const middle = Math.floor(cell / 2);
  const nameOf = (place: number) => rows[place]?.[2] ?? '';
  return rows.map(([at, label, , papers, href], row) => (
    <g key={at} transform={`translate(${gutter} ${at + LINE})`}>
      <text className="lab before" x={-8}>
        {label}
      </text>
      {cells
        .filter(([, of]) => of === row)
        .map(([column, , both, times, shade, rest]) => {
          const x = rows[column]?.[0] ?? 0;
          const isFew = shade < 0;
          return (
            <Linked
              key={column}
              className={isFew ? 'few' : `c${shade}`}
              href={rest === null ? null : start + rest + end}
            >
              <title>{`${nameOf(column)} with ${nameOf(row)}: ${countOf(both, 'paper')}${isFew ? '' : `, ${times.toFixed(1)}× chance`}`}</title>
              <rect x={x} />
              <text x={x + middle}>{isFew ? '·' : shortFigure(both, 3)}</text>
            </Linked>
          );
        })}
      <Linked className="own" href={href}>
        <title>{`${label}: ${countOf(papers, 'paper')}`}</title>
        <rect x={at + 0.5} />
        <text x={at + middle}>{shortFigure(papers, 3)}</text>
      </Linked>
      <text className="lab" x={at + cell + 6}>
        {label}
      </text>
    </g>
  ));
}

type LinkedProps = { className: string; href: string | null; children: ReactNode };

function Linked({ className, href, children }: LinkedProps) {
  return href === null ? (
    <g className={className}>{children}</g>
  ) : (
    <a className={className} href={href} tabIndex={-1}>
      {children}
    </a>
  );
}
