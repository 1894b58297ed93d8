import { Anchor } from '#components/ui/anchor.tsx';
import type { FamilyPlace, MapNeighbours, MapPlace } from '#db/queries/map-neighbours.ts';
import { mapHref, paperHref } from '#lib/hrefs.ts';
import { MAP_HEIGHT, MAP_WIDTH } from '#lib/map/frame.ts';
import { EVERYTHING } from '#lib/paper-query.ts';

/** Width of the small drawing, in its own units. */
const WIDTH = 260;
const SCALE = WIDTH / MAP_WIDTH;
const HEIGHT = Math.round(MAP_HEIGHT * SCALE);
/** Decimals of a path: as many as can be seen. */
const STEPS = 10;

/** Where a paper lies on the map, in red, among those nearest to it there, in ink. */
export function WhereOnMap({ slug, neighbours }: { slug: string; neighbours: MapNeighbours | undefined }) {
  if (!neighbours) return null;
  const { place, near, others } = neighbours;
  return (
    <section className="band where-map" aria-labelledby="on-map">
      <div className="band-head">
        <h2 className="sc" id="on-map">
          Where this paper is
        </h2>
        <p>Nearest on the map of all papers</p>
      </div>
      <div className="where-map-in">
        <Anchor href={mapHref(EVERYTHING, slug)} aria-label="This paper on the map of all papers">
          <svg className="map map-small" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
            <path className="map-others" d={pathOf(others)} />
            <path className="map-near" d={pathOf(near)} />
            <path className="map-here" d={pathOf([place])} />
          </svg>
        </Anchor>
        <ul>
          {near.map((paper) => (
            <li key={paper.slug}>
              <Anchor className="lk" href={paperHref(paper.slug)}>
                {paper.title}
              </Anchor>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The map of all papers as a picture that leads to it. */
export function MapTeaser({ places, label }: { places: FamilyPlace[]; label: string }) {
  const families = Map.groupBy(places, ({ family }) => family);
  return (
    <Anchor className="map-teaser" href={mapHref(EVERYTHING)} aria-label={label}>
      <svg className="map map-small" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        {[...families].map(([family, of]) => (
          <path key={family} className={`map-family f-${family}`} d={pathOf(of)} />
        ))}
      </svg>
    </Anchor>
  );
}

type TopicOnMapProps = { href: string; label: string; own: MapPlace[]; others: MapPlace[] };

/** Where some papers lie on the map, in red, as a picture that leads to it. */
export function TopicOnMap({ href, label, own, others }: TopicOnMapProps) {
  return (
    <Anchor className="map-teaser" href={href} aria-label={label}>
      <svg className="map map-small" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <path className="map-others" d={pathOf(others)} />
        <path className="map-own" d={pathOf(own)} />
      </svg>
    </Anchor>
  );
}

/** Dots as a path of lines without length: with round ends each is a dot, at a tenth of the size of as many circles. */
function pathOf(places: readonly MapPlace[]): string {
  const rounded = (share: number, length: number) => Math.round(share * length * STEPS) / STEPS;
  return places.map(({ x, y }) => `M${rounded(x, WIDTH)} ${rounded(y, HEIGHT)}h0`).join('');
}
