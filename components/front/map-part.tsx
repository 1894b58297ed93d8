import { MapTeaser } from '#components/map/small-map.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { FamilyPlace } from '#db/queries/map-neighbours.ts';
import { mapHref } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { countOf } from '#lib/wording.ts';

/** The map as a picture on the front page; nothing where no paper has a place on it. */
export function MapPart({ places, papers }: { places: FamilyPlace[]; papers: number }) {
  if (places.length === 0) return null;
  return (
    <section className="map-part" aria-labelledby="map-part">
      <div className="band-head">
        <h2 className="sc" id="map-part">
          Map
        </h2>
        <p>Near means alike</p>
      </div>
      <MapTeaser places={places} label={`Map of ${countOf(papers, 'paper')}`} />
      <p className="map-part-more">
        <Anchor className="go" href={mapHref(EVERYTHING)}>
          Open the map
        </Anchor>
      </p>
    </section>
  );
}
