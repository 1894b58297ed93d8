import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { setCardMetadata } from '#app/card-metadata.ts';
import { NOT_FOUND } from '#app/not-found-metadata.ts';
import { setTypes } from '#app/sets/set-types.ts';
import { Page } from '#components/page.tsx';
import { SetForms } from '#components/set-forms.tsx';
import { SortList } from '#components/sort-list.tsx';
import { BriefList } from '#components/topic/brief-list.tsx';
import { OwnWords } from '#components/topic/own-words.tsx';
import { People } from '#components/topic/people.tsx';
import { SharedWith } from '#components/topic/shared-with.tsx';
import { TopicHead } from '#components/topic/topic-head.tsx';
import { TopicYears } from '#components/topic/topic-years.tsx';
import { WideList } from '#components/wide-list.tsx';
import { database } from '#db/client.ts';
import { centralPapers } from '#db/queries/central-papers.ts';
import { holdings } from '#db/queries/holdings.ts';
import { listPapers, PAGE_SIZE } from '#db/queries/list-papers.ts';
import { topicPage } from '#db/queries/topic-page.ts';
import { topicPeople } from '#db/queries/topic-people.ts';
import { topicWords } from '#db/queries/topic-words.ts';
import { papersHref, topicFormHref, topicHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING } from '#lib/paper-query.ts';
import { existingPage, type Params } from '#lib/params.ts';
import { parseTopicQuery, TOPIC_SORTS, topicState } from '#lib/topic-query.ts';

/** Papers in each of the short lists. */
const BRIEFS = 5;

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
  const dated = withValues(topicState(slug, { sort: 'newest', page: 1 }), 'has', ['date']);
  const [list, held, words, people, central, newest] = await Promise.all([
    listPapers(db, topicState(slug, { sort, page })),
    holdings(db),
    topicWords(db, slug),
    topicPeople(db, slug),
    centralPapers(db, slug, BRIEFS),
    listPapers(db, dated, { size: BRIEFS }),
  ]);
  return (
    <Page section="topics" papers={held.papers}>
      <TopicHead topic={topic} />
      <div className="band cols cols-3">
        <SharedWith topic={topic} />
        <OwnWords topic={topic} words={words} papers={held.papers} />
        <TopicYears topic={topic} />
      </div>
      <div className="band cols cols-3">
        <BriefList
          id="central"
          title="Most typical"
          note="Closest to the middle of the topic"
          cards={central}
          none="Too few papers to have a middle."
        />
        <BriefList
          id="newest"
          title="Newest"
          note="Of those with a date"
          cards={newest.cards}
          none="None has a date."
        />
        <People topic={topic} people={people} />
      </div>
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
