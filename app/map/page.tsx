import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { stateOf } from '#app/papers/asked-state.ts';
import { MapRail } from '#components/map/map-rail.tsx';
import { MapResults } from '#components/map/map-results.tsx';
import { Page } from '#components/page.tsx';
import { database } from '#db/client.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { holdings } from '#db/queries/holdings.ts';
import { mapPage } from '#db/queries/map-page.ts';
import { headingText } from '#lib/heading.ts';
import { mapHref, onPage } from '#lib/hrefs.ts';
import { parseMapQuery } from '#lib/map/map-query.ts';
import { isFiltered } from '#lib/paper-query.ts';
import { leftOut, type Params } from '#lib/params.ts';

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
  const lost = paper !== undefined && !seen.sought ? [leftOut('paper', paper)] : [];
  return (
    <Page section="map" isAlive papers={held.papers} within={onPage(query, 1)} className="explore map-page">
      <MapRail
        query={query}
        total={total}
        labels={labels}
        families={seen.families}
        isSample={seen.points.length < seen.total}
        topics={facets.find(({ key }) => key === 'topic')}
      />
      <MapResults
        {...{ query, total, labels, seen }}
        complete={notes?.complete}
        problems={[...problems, ...own, ...lost]}
      />
    </Page>
  );
}
