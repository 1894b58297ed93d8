import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { setCardMetadata } from '#app/card-metadata.ts';
import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { setTypes } from '#app/sets/set-types.ts';
import { Page } from '#components/page.tsx';
import { SetForms } from '#components/set-forms.tsx';
import { SortList } from '#components/sort-list.tsx';
import { TopicBands } from '#components/topic/topic-bands.tsx';
import { TopicHead } from '#components/topic/topic-head.tsx';
import { WideList } from '#components/wide-list.tsx';
import { database } from '#db/client.ts';
import { holdings } from '#db/queries/holdings.ts';
import { listPapers, PAGE_SIZE } from '#db/queries/list-papers.ts';
import { topicDetails } from '#db/queries/topic-details.ts';
import { topicPage } from '#db/queries/topic-page.ts';
import { papersHref, topicFormHref, topicHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { existingPage, type Params } from '#lib/params.ts';
import { parseTopicQuery, TOPIC_SORTS, topicState } from '#lib/topic-query.ts';

const load = cache(async (slug: string) => topicPage(await database(), slug));

function asked(params: Params, papers: number) {
  const { sort, page: wanted, problems } = parseTopicQuery(params);
  const existing = existingPage(wanted, papers, PAGE_SIZE);
  return { sort, page: existing.page, problems: [...problems, ...existing.problems] };
}

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<'/topics/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const topic = await load(slug);
  if (!topic) return NOT_FOUND;
  const { sort, page } = asked(await searchParams, topic.count);
  const title = page > 1 ? `${topic.label}, page ${page}` : topic.label;
  const types = setTypes((form) => topicFormHref(slug, form, sort));
  const canonical = topicHref(slug, { sort, page });
  const card = setCardMetadata(topicState(slug, { sort: 'strength', page: 1 }));
  return { ...card, title, description: topic.definition, alternates: { canonical, types } };
}

export default async function Topic({ params, searchParams }: PageProps<'/topics/[slug]'>) {
  const { slug } = await params;
  const topic = await load(slug);
  if (!topic) notFound();
  const { sort, page, problems } = asked(await searchParams, topic.count);
  const db = await database();
  const [list, held, details] = await Promise.all([
    listPapers(db, topicState(slug, { sort, page })),
    holdings(db),
    topicDetails(db, slug),
  ]);
  return (
    <Page section="topics" papers={held.papers}>
      <TopicHead topic={topic} />
      <TopicBands topic={topic} details={details} papers={held.papers} />
      <WideList
        {...{ list, page, problems, size: PAGE_SIZE, chosen: [slug] }}
        hrefOf={(other) => topicHref(slug, { sort, page: other })}
        explore={papersHref(withValues(EVERYTHING, 'topic', [slug]))}
        order={
          <SortList sorts={TOPIC_SORTS} current={sort} hrefOf={(other) => topicHref(slug, { sort: other })} />
        }
        forms={<SetForms hrefOf={(form) => topicFormHref(slug, form, sort)} />}
      />
    </Page>
  );
}
