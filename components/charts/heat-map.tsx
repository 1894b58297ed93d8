import { HeatCells } from '#components/charts/heat-cells.tsx';
import { cutEnds } from '#lib/charts/cut-ends.ts';
import { heatLayout } from '#lib/charts/heat-layout.ts';
import { FEWEST_NUMBERED, heatStep, type Together } from '#lib/charts/together.ts';
import { figure } from '#lib/wording.ts';

/** A row and column of the map: a topic, its family and its papers. */
type HeatTopic = { slug: string; label: string; short: string; family: string; count: number };

type HeatMapProps = {
  topics: readonly HeatTopic[];
  pairs: readonly Together[];
  /** Where a pair leads; a pair without an address is drawn without a link. */
  hrefOf: (pair: Together) => string | undefined;
  hrefOfTopic: (slug: string) => string | undefined;
};

/**
 * Which topics stand together in papers: the lower half of a matrix in the taxonomy's order, its families apart, so
 * that a family shows as a triangle on the diagonal. The number counts papers, the shade says how far beyond chance.
 * Hundreds of cells are no stops of the keyboard; the pairs are listed beside and as a table.
 */
export function HeatMap({ topics, pairs, hrefOf, hrefOfTopic }: HeatMapProps) {
  const { cell, places, gutter, width, height } = heatLayout(topics);
  const placeOf = new Map(topics.map(({ slug }, place) => [slug, place]));
  const { start, end, rests } = cutEnds(pairs.map(hrefOf));
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
      <HeatCells
        rows={topics.map(({ slug, label, short, count }) => [
          ...([places.get(slug) ?? 0, label, short] as const),
          ...([count, hrefOfTopic(slug) ?? null] as const),
        ])}
        cells={pairs.map(({ a, b, count, times }, index) => [
          ...([placeOf.get(a) ?? 0, placeOf.get(b) ?? 0, count, Number(times.toFixed(2))] as const),
          ...([count < FEWEST_NUMBERED ? -1 : heatStep(times), rests[index] ?? null] as const),
        ])}
        {...{ cell, gutter, start, end }}
      />
    </svg>
  );
}
