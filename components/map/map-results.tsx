import { HeadingPhrases } from '#components/heading-phrases.tsx';
import { MapSvg } from '#components/map/map-svg.tsx';
import { MapView } from '#components/map/map-view.tsx';
import { Notice } from '#components/notice.tsx';
import type { MapPage } from '#db/queries/map-page.ts';
import { heading } from '#lib/heading.ts';
import { MAP_PAPER_TEMPLATE, mapAreaTemplate, mapPointsHref, papersHref } from '#lib/hrefs.ts';
import type { Labels } from '#lib/labels.ts';
import { isFiltered, type PaperQuery } from '#lib/paper-query.ts';
import type { QueryProblem } from '#lib/params.ts';
import { countOf } from '#lib/wording.ts';

type MapResultsProps = {
  query: PaperQuery;
  total: number;
  labels: Labels;
  /** How many of the papers have all words of the search. */
  complete: number | undefined;
  problems: QueryProblem[];
  seen: MapPage;
};

/** The map under the heading that says which papers stand out on it. */
export function MapResults({ query, total, labels, complete, problems, seen }: MapResultsProps) {
  const isRestricted = isFiltered(query);
  return (
    <section id="results" aria-labelledby="heading">
      <div className="map-top">
        <h1 id="heading" tabIndex={-1}>
          {isRestricted ? (
            <HeadingPhrases phrases={heading(query, total, labels, complete)} />
          ) : (
            `${countOf(seen.total, 'paper')}, near when alike`
          )}
        </h1>
        <p className="soft">Distance comes from words and their meaning; the axes have none.</p>
      </div>
      <Notice problems={problems} />
      <p className="map-tools">
        <a className="btn only-narrow" href="#filters">
          Filters
        </a>
        <a className="go" href={papersHref(query)}>
          {listText(isRestricted, total)}
        </a>
        {seen.points.length < seen.total && (
          <span className="soft map-sample">
            Drawn here are {countOf(seen.points.length, 'paper')}, evenly spread.
          </span>
        )}
      </p>
      <MapView
        areaTemplate={mapAreaTemplate(query)}
        paperTemplate={MAP_PAPER_TEMPLATE}
        pointsHref={seen.points.length < seen.total ? mapPointsHref(query) : undefined}
        families={seen.families.map(({ slug }) => slug).join()}
        sought={seen.sought?.id}
      >
        <MapSvg
          points={seen.points}
          labels={seen.labels}
          total={seen.total}
          isFiltered={isRestricted}
          area={query.area}
          sought={seen.sought}
        />
      </MapView>
    </section>
  );
}

function listText(isRestricted: boolean, total: number): string {
  if (!isRestricted) return 'All papers as a list';
  return total === 0 ? 'What would find some' : 'Read them as a list';
}
