import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { setCardMetadata } from '#app/card-metadata.ts';
import { setTypes } from '#app/sets/set-types.ts';
import { FacetRail } from '#components/explorer/facet-rail.tsx';
import { Results } from '#components/explorer/results.tsx';
import { TOPIC_LIST } from '#components/explorer/topic-facet.tsx';
import { Page } from '#components/page.tsx';
import { Drawer } from '#components/ui/drawer.tsx';
import { TopicFinder } from '#components/ui/topic-finder.tsx';
import { PAGE_SIZE } from '#db/queries/list-papers.ts';
import { ask } from '#db/readers/ask.ts';
import { headingText } from '#lib/heading.ts';
import { papersFormHref, papersHref } from '#lib/hrefs.ts';
import { parseOpenFacet } from '#lib/open-facet.ts';
import type { Params } from '#lib/params.ts';

/** `params` is JSON, as a key. */
const load = cache((params: string) => ask('explorerShown', JSON.parse(params) as Params));

export async function generateMetadata({ searchParams }: PageProps<'/papers'>): Promise<Metadata> {
  const { query, total, labels, notes } = (await load(JSON.stringify(await searchParams))).asked;
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
  const { asked, state: seen } = await load(JSON.stringify(params));
  const { open, problems } = parseOpenFacet(params);
  if (!seen) redirect(papersHref(asked.query));
  const state = { ...seen, problems: [...seen.problems, ...problems] };
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
