import { MapTeaser } from '#components/map/small-map.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { MapPlace } from '#db/queries/map-neighbours.ts';
import { mapHref } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { countOf } from '#lib/wording.ts';

/** The map as a picture on the front page; nothing where no paper has a place on it. */
export function MapBand({ places, papers }: { places: MapPlace[]; papers: number }) {
  if (places.length === 0) return null;
  return (
    <section className="band map-band" aria-labelledby="map-band">
      <div className="band-head">
        <h2 className="sc" id="map-band">
          The field from above
        </h2>
        <p>{countOf(papers, 'paper')}, near each other when they are alike</p>
        <p className="end">
          <Anchor className="go" href={mapHref(EVERYTHING)}>
            Open the map
          </Anchor>
        </p>
      </div>
      <MapTeaser places={places} label={`Map of ${countOf(papers, 'paper')}: open it`} />
    </section>
  );
}
