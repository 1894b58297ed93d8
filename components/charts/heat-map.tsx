import type { ReactNode } from 'react';
import { heatLayout } from '#lib/charts/heat-layout.ts';
import { FEWEST_NUMBERED, heatStep, type Together } from '#lib/charts/together.ts';
import { countOf, figure } from '#lib/wording.ts';

/** A row and column of the map: a topic, its family and its papers. */
type HeatTopic = { slug: string; label: string; family: string; count: number };

type HeatMapProps = {
  topics: readonly HeatTopic[];
  pairs: readonly Together[];
  /** Where a pair leads; a pair without an address is drawn without a link. */
  hrefOf: (pair: Together) => string | undefined;
  hrefOfTopic: (slug: string) => string | undefined;
};

const LINE = 4;

/**
 * Which topics stand together in papers: the lower half of a matrix in the taxonomy's order, its families apart, so
 * that a family shows as a triangle on the diagonal. The number counts papers, the shade says how far beyond chance.
 * Hundreds of cells are no stops of the keyboard; the pairs are listed beside and below.
 */
export function HeatMap({ topics, pairs, hrefOf, hrefOfTopic }: HeatMapProps) {
  const { cell, places, gutter, width, height } = heatLayout(topics);
  const labelOf = new Map(topics.map(({ slug, label }) => [slug, label]));
  const at = (slug: string) => places.get(slug) ?? 0;
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
      {topics.map((topic) => {
        const [x, y] = [gutter + at(topic.slug), at(topic.slug)];
        const text = figure(topic.count);
        return (
          <g key={topic.slug}>
            <text className="lab" x={gutter - 8} y={y + cell - LINE - 2} textAnchor="end">
              {topic.label}
            </text>
            <Linked href={hrefOfTopic(topic.slug)} name={`${topic.label}: ${countOf(topic.count, 'paper')}`}>
              <rect className="own" x={x + 0.5} y={y + 0.5} width={cell - 2} height={cell - 2} />
              <text className="n0" x={x + cell / 2 - 0.5} y={y + cell - LINE - 2} textAnchor="middle">
                {text}
              </text>
            </Linked>
            <text className="lab" x={x + cell + 6} y={y + cell - LINE - 2}>
              {topic.label}
            </text>
          </g>
        );
      })}
      {pairs.map((pair) => (
        <Linked key={`${pair.a} ${pair.b}`} href={hrefOf(pair)} name={nameOf(pair, labelOf)}>
          <Cell pair={pair} x={gutter + at(pair.a)} y={at(pair.b)} size={cell} />
        </Linked>
      ))}
    </svg>
  );
}

function Cell({ pair, x, y, size }: { pair: Together; x: number; y: number; size: number }) {
  const isNumbered = pair.count >= FEWEST_NUMBERED;
  const step = isNumbered ? heatStep(pair.times) : 0;
  return (
    <>
      <rect className={`c${step}`} x={x} y={y} width={size - 1} height={size - 1} />
      {isNumbered ? (
        <text className={`n${step}`} x={x + size / 2 - 0.5} y={y + size - LINE - 2} textAnchor="middle">
          {figure(pair.count)}
        </text>
      ) : (
        <circle className="few" cx={x + size / 2 - 0.5} cy={y + size / 2} r="1.4" />
      )}
    </>
  );
}

function Linked({ href, name, children }: { href: string | undefined; name: string; children: ReactNode }) {
  const inside = (
    <>
      <title>{name}</title>
      {children}
    </>
  );
  return href === undefined ? (
    <g>{inside}</g>
  ) : (
    <a href={href} tabIndex={-1}>
      {inside}
    </a>
  );
}

function nameOf({ a, b, count, times }: Together, labelOf: ReadonlyMap<string, string>): string {
  const both = `${labelOf.get(a) ?? a} and ${labelOf.get(b) ?? b}: ${countOf(count, 'paper')}`;
  return count < FEWEST_NUMBERED
    ? both
    : `${both}, ${times.toFixed(1)} times as many as chance would have it`;
}
