import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { setCardMetadata } from '#app/card-metadata.ts';
import { stateOf } from '#app/papers/asked-state.ts';
import { setTypes } from '#app/sets/set-types.ts';
import { FacetRail } from '#components/explorer/facet-rail.tsx';
import { Results } from '#components/explorer/results.tsx';
import { TOPIC_LIST } from '#components/explorer/topic-facet.tsx';
import { Page } from '#components/page.tsx';
import { Drawer } from '#components/ui/drawer.tsx';
import { TopicFinder } from '#components/ui/topic-finder.tsx';
import { database } from '#db/client.ts';
import { explorerPage } from '#db/queries/explorer.ts';
import { PAGE_SIZE } from '#db/queries/list-papers.ts';
import { headingText } from '#lib/heading.ts';
import { papersFormHref, papersHref } from '#lib/hrefs.ts';
import { parseOpenFacet } from '#lib/open-facet.ts';

export async function generateMetadata({ searchParams }: PageProps<'/papers'>): Promise<Metadata> {
  const { query, total, labels, notes } = await stateOf(JSON.stringify(await searchParams));
  const text = headingText(query, total, labels, notes?.complete);
  return {
    title: query.page > 1 ? `${text}, page ${query.page}` : text,
    description: `${text}: titles, abstracts and topics, with counts for every filter.`,
    alternates: { canonical: papersHref(query), types: setTypes((form) => papersFormHref(query, form)) },
    ...setCardMetadata(query),
    ...(total === 0 && { robots: { index: false } }),
  };
}

export default async function Explorer({ searchParams }: PageProps<'/papers'>) {
  const params = await searchParams;
  const asked = await stateOf(JSON.stringify(params));
  const { open, problems } = parseOpenFacet(params);
  // Facets named in the search and the two fields of the year form become values of the address.
  if (asked.reworded && asked.problems.length === 0) redirect(papersHref(asked.query));
  const state = await explorerPage(await database(), {
    ...asked,
    problems: [...asked.problems, ...problems],
  });
  return (
    <Page
      section="explore"
      papers={state.papers}
      within={state.query}
      className="explore"
      leaves={<Leaves topics={state.families.reduce((sum, { topics }) => sum + topics.length, 0)} />}
    >
      <FacetRail state={state} open={open} />
      <Results state={state} size={PAGE_SIZE} />
    </Page>
  );
}

/** What is alive beside the papers: the drawer of filters, and the field that finds a topic. */
function Leaves({ topics }: { topics: number }) {
  return (
    <>
      <Drawer id="filters" rest="results" />
      <TopicFinder listId={TOPIC_LIST} count={topics} />
    </>
  );
}
