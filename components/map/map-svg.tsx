import { Anchor } from '#components/ui/anchor.tsx';
import type { MapLabel, MapPoint } from '#db/queries/map-page.ts';
import { paperHref, papersHref, withText } from '#lib/hrefs.ts';
import { dotRadius, MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { capitalised, countOf } from '#lib/wording.ts';

/** How far a ring stands off its dot, in units of the frame. */
const RING_OFF = 2.8;

/** Labels of the largest groups, which stay where a narrow window has no room for all. */
const MAJOR = 12;

type MapSvgProps = {
  points: MapPoint[];
  labels: MapLabel[];
  /** How many papers the map has; more than are drawn where they are too many. */
  total: number;
  isFiltered: boolean;
  sought: Omit<MapPoint, 'isIn'> | undefined;
};

/**
 * The map as a drawing: each dot a link to its paper. Dots are out of the tab order, and hidden from programs that read
 * the page aloud, because the list of the same papers stands beside; the labels of groups are ordinary links.
 */
export function MapSvg({ points, labels, total, isFiltered, sought }: MapSvgProps) {
  const radius = dotRadius(points.length);
  const least = labels.map(({ size }) => size).sort((a, b) => b - a)[MAJOR - 1] ?? 0;
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
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: the dots are out of the tab order */}
        <g aria-hidden="true">
          {drawn.map(({ id, slug, title, family, x, y, isIn }) => {
            const [cx, cy] = [inWidth(x), inHeight(y)];
            return (
              <a key={id} href={paperHref(slug)} tabIndex={-1} data-id={id}>
                <circle className={isIn ? `dot f-${family}` : 'dot dim'} cx={cx} cy={cy} r={radius}>
                  <title>{title}</title>
                </circle>
                {isFiltered && isIn && <circle className="ring" cx={cx} cy={cy} r={radius + RING_OFF} />}
              </a>
            );
          })}
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
              className={size < least ? 'minor' : undefined}
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

function inWidth(share: number): number {
  return Math.round(share * MAP_WIDTH * 10) / 10;
}

function inHeight(share: number): number {
  return Math.round(share * MAP_HEIGHT * 10) / 10;
}
