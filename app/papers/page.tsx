import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { siteOrigin } from '#app/origin.ts';
import { FacetRail } from '#components/explorer/facet-rail.tsx';
import { Results } from '#components/explorer/results.tsx';
import { TOPIC_LIST } from '#components/explorer/topic-facet.tsx';
import { CardTags, SetAlternates } from '#components/head-tags.tsx';
import { Page } from '#components/page.tsx';
import { Drawer } from '#components/ui/drawer.tsx';
import { TopicFinder } from '#components/ui/topic-finder.tsx';
import type { AskedState } from '#db/queries/explorer.ts';
import { PAGE_SIZE } from '#db/queries/list-papers.ts';
import { ask } from '#db/readers/ask.ts';
import { headingText } from '#lib/heading.ts';
import { papersFormHref, papersHref } from '#lib/hrefs.ts';
import { parseOpenFacet } from '#lib/open-facet.ts';
import type { Params } from '#lib/params.ts';

/** `params` is JSON, as a key. */
const load = cache((params: string) => ask('explorerShown', JSON.parse(params) as Params));

export async function generateMetadata({ searchParams }: PageProps<'/papers'>): Promise<Metadata> {
  const { asked } = await load(JSON.stringify(await searchParams));
  return {
    ...wordsOf(asked),
    alternates: { canonical: papersHref(asked.query) },
    // The content has these (`CardTags`).
    ...{ openGraph: null, twitter: null },
    ...(asked.total === 0 && { robots: { index: false } }),
  };
}

function wordsOf({ query, total, labels, notes }: AskedState): { title: string; description: string } {
  const text = headingText(query, total, labels, notes?.complete);
  return {
    title: query.page > 1 ? `${text}, page ${query.page}` : text,
    description: `${text}: titles, abstracts and topics, with counts for every filter.`,
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
      <CardTags {...wordsOf(asked)} query={asked.query} origin={await siteOrigin()} />
      <SetAlternates hrefOf={(form) => papersFormHref(state.query, form)} />
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
