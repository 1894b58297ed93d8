import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { MapRail } from '#components/map/map-rail.tsx';
import { MapResults } from '#components/map/map-results.tsx';
import { Page } from '#components/page.tsx';
import { ask } from '#db/readers/ask.ts';
import { headingText } from '#lib/heading.ts';
import { mapHref, onPage } from '#lib/hrefs.ts';
import { parseMapQuery } from '#lib/map/map-query.ts';
import { isFiltered } from '#lib/paper-query.ts';
import { leftOut, type Params } from '#lib/params.ts';

/** `params` is JSON, as a key. */
const load = cache((params: string) => ask('mapShown', JSON.parse(params) as Params));

export async function generateMetadata({ searchParams }: PageProps<'/map'>): Promise<Metadata> {
  const { query, total, labels, notes } = (await load(JSON.stringify(await searchParams))).asked;
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
  const { asked, state } = await load(JSON.stringify(params));
  const { query, total, labels, notes, problems } = asked;
  const { paper, problems: own } = parseMapQuery(params);
  if (!state) redirect(mapHref(query, paper));
  const { seen, held, facets } = state;
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
