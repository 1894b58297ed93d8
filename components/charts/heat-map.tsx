import type { ReactNode } from 'react';
import { heatLayout } from '#lib/charts/heat-layout.ts';
import { shortFigure } from '#lib/charts/short-figure.ts';
import { FEWEST_NUMBERED, heatStep, type Together } from '#lib/charts/together.ts';
import { countOf, figure } from '#lib/wording.ts';

/** A row and column of the map: a topic, its family and its papers. */
type HeatTopic = { slug: string; label: string; short: string; family: string; count: number };

type HeatMapProps = {
  topics: readonly HeatTopic[];
  pairs: readonly Together[];
  /** Where a pair leads; a pair without an address is drawn without a link. */
  hrefOf: (pair: Together) => string | undefined;
  hrefOfTopic: (slug: string) => string | undefined;
};

/** From the top of a cell to the line that its figure stands on, as in app/styles/charts.css. */
const LINE = 16;
/** Signs that a cell has room for. */
const ROOM = 3;

/**
 * Which topics stand together in papers: the lower half of a matrix in the taxonomy's order, its families apart, so
 * that a family shows as a triangle on the diagonal. The number counts papers, the shade says how far beyond chance.
 * Hundreds of cells are no stops of the keyboard; the pairs are listed beside and as a table.
 */
export function HeatMap({ topics, pairs, hrefOf, hrefOfTopic }: HeatMapProps) {
  const { cell, places, gutter, width, height } = heatLayout(topics);
  const middle = Math.floor(cell / 2);
  const at = (slug: string) => places.get(slug) ?? 0;
  const shortOf = new Map(topics.map(({ slug, short }) => [slug, short]));
  const cellsOf = Map.groupBy(pairs, ({ b }) => b);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links within a drawing, which a fieldset cannot be
    <svg
      className="heat"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="group"
      aria-label={`${figure(topics.length)} topics, each with each: papers on both. The pairs are listed beside and as a table.`}
    >
      {topics.map(({ slug, label, short, count }) => (
        <g key={slug} transform={`translate(${gutter} ${at(slug) + LINE})`}>
          <text className="lab before" x={-8}>
            {label}
          </text>
          {(cellsOf.get(slug) ?? []).map((pair) => (
            <Cell
              key={pair.a}
              pair={pair}
              name={`${shortOf.get(pair.a) ?? pair.a} with ${short}`}
              href={hrefOf(pair)}
              {...{ x: at(pair.a), middle }}
            />
          ))}
          <Linked className="own" href={hrefOfTopic(slug)}>
            <title>{`${label}: ${countOf(count, 'paper')}`}</title>
            <rect x={at(slug) + 0.5} />
            <text x={at(slug) + middle}>{shortFigure(count, ROOM)}</text>
          </Linked>
          <text className="lab" x={at(slug) + cell + 6}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}

type CellProps = { pair: Together; name: string; href: string | undefined; x: number; middle: number };

function Cell({ pair: { count, times }, name, href, x, middle }: CellProps) {
  const isFew = count < FEWEST_NUMBERED;
  const papers = `${name}: ${countOf(count, 'paper')}`;
  return (
    <Linked className={isFew ? 'few' : `c${heatStep(times)}`} href={href}>
      <title>{isFew ? papers : `${papers}, ${times.toFixed(1)}× chance`}</title>
      <rect x={x} />
      <text x={x + middle}>{isFew ? '·' : shortFigure(count, ROOM)}</text>
    </Linked>
  );
}

type LinkedProps = { className: string; href: string | undefined; children: ReactNode };

function Linked({ className, href, children }: LinkedProps) {
  return href === undefined ? (
    <g className={className}>{children}</g>
  ) : (
    <a className={className} href={href} tabIndex={-1}>
      {children}
    </a>
  );
}
