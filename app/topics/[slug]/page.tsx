import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { Pagination } from '#components/pagination.tsx';
import { PaperRow } from '#components/paper-row.tsx';
import { SortList } from '#components/sort-list.tsx';
import { Overlaps, TopicYears } from '#components/topic/overlaps.tsx';
import { TopicTally } from '#components/topic/topic-tally.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { database } from '#db/client.ts';
import { holdings } from '#db/queries/holdings.ts';
import { listPapers, PAGE_SIZE } from '#db/queries/list-papers.ts';
import { topicPage } from '#db/queries/topic-page.ts';
import { papersHref, topicHref, withValues } from '#lib/hrefs.ts';
import { EVERYTHING, parseTopicQuery, TOPIC_SORTS, topicState } from '#lib/paper-query.ts';
import { countOf } from '#lib/wording.ts';

const load = cache(async (slug: string) => topicPage(await database(), slug));

export async function generateMetadata({
  params,
  searchParams,
}: PageProps<'/topics/[slug]'>): Promise<Metadata> {
  const { slug } = await params;
  const topic = await load(slug);
  if (!topic) return {};
  const asked = parseTopicQuery(await searchParams);
  const title = asked.page > 1 ? `${topic.label}, page ${asked.page}` : topic.label;
  return { title, description: topic.definition, alternates: { canonical: topicHref(slug, asked) } };
}

export default async function Topic({ params, searchParams }: PageProps<'/topics/[slug]'>) {
  const { slug } = await params;
  const topic = await load(slug);
  if (!topic) notFound();
  const { sort, page, problems } = parseTopicQuery(await searchParams);
  const db = await database();
  const [list, held] = await Promise.all([listPapers(db, topicState(slug, { sort, page })), holdings(db)]);
  if (list.total > 0 && list.cards.length === 0) notFound();
  return (
    <Page section="topics" papers={held.papers}>
      <header className="topic-head">
        <div>
          <p className="sc soft">{topic.family}</p>
          <h1>{topic.label}</h1>
          <p className="deck">{topic.definition}</p>
        </div>
        <TopicTally count={topic.count} main={topic.main} shares={topic.shares} />
      </header>
      <div className="band cols cols-2">
        <Overlaps topic={topic} />
        <TopicYears topic={topic} />
      </div>
      <section className="topic-list" id="results" aria-labelledby="papers">
        <div className="tools">
          <h2 className="sc" id="papers">
            {countOf(list.total, 'paper')}
          </h2>
          <SortList sorts={TOPIC_SORTS} current={sort} hrefOf={(other) => topicHref(slug, { sort: other })} />
          <Anchor className="lk end" href={papersHref(withValues(EVERYTHING, 'topic', [slug]))}>
            Filter these in Explore
          </Anchor>
        </div>
        <Notice problems={problems} />
        <ol className="rows rows-wide" start={list.first}>
          {list.cards.map((card, index) => (
            <PaperRow key={card.id} card={card} number={list.first + index} chosen={[slug]} heading="h3" />
          ))}
        </ol>
        <Pagination
          page={page}
          size={PAGE_SIZE}
          total={list.total}
          hrefOf={(other) => topicHref(slug, { sort, page: other })}
        />
      </section>
    </Page>
  );
}
