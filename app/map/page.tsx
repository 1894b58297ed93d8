import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { stateOf } from '#app/papers/asked-state.ts';
import { HeadingPhrases } from '#components/heading-phrases.tsx';
import { MapRail } from '#components/map/map-rail.tsx';
import { MapSvg } from '#components/map/map-svg.tsx';
import { MapView } from '#components/map/map-view.tsx';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { database } from '#db/client.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { holdings } from '#db/queries/holdings.ts';
import { mapPage } from '#db/queries/map-page.ts';
import { heading, headingText } from '#lib/heading.ts';
import {
  MAP_PAPER_TEMPLATE,
  mapAreaTemplate,
  mapHref,
  mapPointsHref,
  onPage,
  papersHref,
} from '#lib/hrefs.ts';
import { parseMapQuery } from '#lib/map/map-query.ts';
import { isFiltered } from '#lib/paper-query.ts';
import { leftOut, type Params } from '#lib/params.ts';
import { countOf } from '#lib/wording.ts';

/** The state that an address asks for; its papers have no order and no pages here. */
async function asked(params: Params) {
  const { page: _, sort: __, ...state } = params;
  return stateOf(JSON.stringify(state));
}

export async function generateMetadata({ searchParams }: PageProps<'/map'>): Promise<Metadata> {
  const { query, total, labels, notes } = await asked(await searchParams);
  const text = isFiltered(query) ? `: ${headingText(query, total, labels, notes?.complete)}` : '';
  return {
    title: `Map${text}`,
    description: 'All papers as dots, near each other when they are alike, in the colours of their topics.',
    alternates: { canonical: mapHref(query) },
    ...(total === 0 && { robots: { index: false } }),
  };
}

export default async function MapOfPapers({ searchParams }: PageProps<'/map'>) {
  const params = await searchParams;
  const { query, total, labels, notes, problems, reworded } = await asked(params);
  const { paper, problems: own } = parseMapQuery(params);
  if (reworded && problems.length + own.length === 0) redirect(mapHref(query, paper));
  const db = await database();
  const [seen, held, facets] = await Promise.all([
    mapPage(db, query, paper),
    holdings(db),
    facetCounts(db, query, total),
  ]);
  const isRestricted = isFiltered(query);
  const lost = paper !== undefined && !seen.sought ? [leftOut('paper', paper)] : [];
  return (
    <Page section="map" papers={held.papers} within={onPage(query, 1)} className="explore map-page">
      <MapRail
        query={query}
        total={total}
        labels={labels}
        families={seen.families}
        isSample={seen.points.length < seen.total}
        topics={facets.find(({ key }) => key === 'topic')}
      />
      <section id="results" aria-labelledby="heading">
        <div className="map-top">
          <h1 id="heading" tabIndex={-1}>
            {isRestricted ? (
              <HeadingPhrases phrases={heading(query, total, labels, notes?.complete)} />
            ) : (
              `${countOf(seen.total, 'paper')}, near when alike`
            )}
          </h1>
          <p className="soft">Distance comes from words and their meaning; the axes have none.</p>
        </div>
        <Notice problems={[...problems, ...own, ...lost]} />
        <p className="map-tools">
          <a className="btn only-narrow" href="#filters">
            Filters
          </a>
          <a className="go" href={papersHref(query)}>
            {isRestricted ? 'Read them as a list' : 'All papers as a list'}
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
          families={seen.families.map(({ slug }) => slug)}
          sought={seen.sought?.id}
        >
          <MapSvg
            points={seen.points}
            labels={seen.labels}
            total={seen.total}
            isFiltered={isRestricted}
            sought={seen.sought}
          />
        </MapView>
      </section>
    </Page>
  );
}
