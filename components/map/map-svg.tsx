import { crowdedLabels } from '#components/map/label-room.ts';
import { MapDots } from '#components/map/map-dots.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { MapLabel, MapPoint } from '#db/queries/map-page.ts';
import { paperHref, papersHref, withText } from '#lib/hrefs.ts';
import { AREA_UNITS, type Area, sidesOf } from '#lib/map/area.ts';
import { dotRadius, MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { capitalised, countOf } from '#lib/wording.ts';

/** How far a ring stands off its dot, in units of the frame. */
const RING_OFF = 2.8;

type MapSvgProps = {
  points: MapPoint[];
  labels: MapLabel[];
  /** How many papers the map has; more than are drawn where they are too many. */
  total: number;
  isFiltered: boolean;
  /** The area that the papers are in, if one is asked for. */
  area: Area;
  sought: Omit<MapPoint, 'isIn'> | undefined;
};

/**
 * The map as a drawing: each dot a link to its paper. Dots are out of the tab order, and hidden from programs that read
 * the page aloud, because the list of the same papers stands beside; the labels of groups are ordinary links.
 */
export function MapSvg({ points, labels, total, isFiltered, area, sought }: MapSvgProps) {
  const radius = dotRadius(points.length);
  const crowded = crowdedLabels(labels);
  const drawn = isFiltered ? [...points].sort((a, b) => Number(a.isIn) - Number(b.isIn)) : points;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no element of HTML groups what is drawn in an SVG
    <svg
      className="map"
      viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
      role="group"
      aria-label={`Map of ${countOf(total, 'paper')}; near means alike. A list of the same papers is linked beside it.`}
    >
      <g data-layer="">
        {area.length > 0 && <path className="map-area" d={outlineOf(area)} />}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: the dots are out of the tab order */}
        <g aria-hidden="true">
          <MapDots
            dots={drawn.map(({ id, slug, title, family, x, y, isIn }) => [
              ...([id, paperHref(slug), title, isIn ? family : ''] as const),
              ...([inWidth(x), inHeight(y)] as const),
            ])}
            radius={radius}
            ring={isFiltered ? radius + RING_OFF : 0}
          />
          {sought && (
            <a href={paperHref(sought.slug)} tabIndex={-1} data-id={sought.id}>
              <circle className="pin" cx={inWidth(sought.x)} cy={inHeight(sought.y)} r={radius + RING_OFF}>
                <title>{sought.title}</title>
              </circle>
            </a>
          )}
        </g>
        {labels.map(({ id, term, x, y, size }) => (
          <Anchor key={id} href={papersHref(withText(EVERYTHING, `"${term}"`))}>
            <text
              className={crowded
                .get(id)
                ?.map((width) => `crowded-${width}`)
                .join(' ')}
              x={inWidth(x)}
              y={inHeight(y)}
              fontSize={size}
            >
              {capitalised(term)}
            </text>
          </Anchor>
        ))}
      </g>
    </svg>
  );
}

/** An area as a closed line. */
function outlineOf(area: Area): string {
  const corners = sidesOf(area).map(
    ({ fromX, fromY }) => `${inWidth(fromX / AREA_UNITS)} ${inHeight(fromY / AREA_UNITS)}`,
  );
  return `M${corners.join('L')}Z`;
}

function inWidth(share: number): number {
  return Math.round(share * MAP_WIDTH * 10) / 10;
}

function inHeight(share: number): number {
  return Math.round(share * MAP_HEIGHT * 10) / 10;
}
