import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { setCardMetadata } from '#app/card-metadata.ts';
import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { SetAlternates } from '#components/head-tags.tsx';
import { Page } from '#components/page.tsx';
import { SetForms } from '#components/set-forms.tsx';
import { SortList } from '#components/sort-list.tsx';
import { TopicBands } from '#components/topic/topic-bands.tsx';
import { TopicHead } from '#components/topic/topic-head.tsx';
import { WideList } from '#components/wide-list.tsx';
import { PAGE_SIZE } from '#db/queries/list-papers.ts';
import { ask } from '#db/readers/ask.ts';
import { papersHref, topicFormHref, topicHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import type { Params } from '#lib/params.ts';
import { TOPIC_SORTS, topicState } from '#lib/topic-query.ts';

/** `params` is JSON, as a key. */
const load = cache((slug: string, params: string) => ask('topicShown', slug, JSON.parse(params) as Params));

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<'/topics/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const shown = await load(slug, JSON.stringify(await searchParams));
  if (!shown) return NOT_FOUND;
  const { topic, sort, page } = shown;
  const title = page > 1 ? `${topic.label}, page ${page}` : topic.label;
  const canonical = topicHref(slug, { sort, page });
  const card = setCardMetadata(topicState(slug, { sort: 'strength', page: 1 }));
  return { ...card, title, description: topic.definition, alternates: { canonical } };
}

export default async function Topic({ params, searchParams }: PageProps<'/topics/[slug]'>) {
  const { slug } = await params;
  const shown = await load(slug, JSON.stringify(await searchParams));
  if (!shown) notFound();
  const { topic, sort, page, problems, list, held, details } = shown;
  return (
    <Page section="topics" papers={held.papers}>
      <SetAlternates hrefOf={(form) => topicFormHref(slug, form, sort)} />
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
