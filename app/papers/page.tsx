import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { stateOf } from '#app/papers/asked-state.ts';
import { Chips } from '#components/explorer/chips.tsx';
import { EmptyState } from '#components/explorer/empty-state.tsx';
import { FacetRail } from '#components/explorer/facet-rail.tsx';
import { HeadingPhrases } from '#components/heading-phrases.tsx';
import { Notice } from '#components/notice.tsx';
import { Page } from '#components/page.tsx';
import { Pagination } from '#components/pagination.tsx';
import { PaperRow } from '#components/paper-row.tsx';
import { SortList } from '#components/sort-list.tsx';
import { database } from '#db/client.ts';
import { explorerPage } from '#db/queries/explorer.ts';
import { PAGE_SIZE } from '#db/queries/list-papers.ts';
import { heading, headingText } from '#lib/heading.ts';
import { onPage, papersHref, paramsOf, sorted } from '#lib/hrefs.ts';
import { sortOf, sortsOf } from '#lib/paper-query.ts';

export async function generateMetadata({ searchParams }: PageProps<'/papers'>): Promise<Metadata> {
  const { query, total, labels } = await stateOf(JSON.stringify(await searchParams));
  const text = headingText(query, total, labels);
  return {
    title: query.page > 1 ? `${text}, page ${query.page}` : text,
    description: `${text}: titles, abstracts and topics, with counts for every filter.`,
    alternates: { canonical: papersHref(query) },
    ...(total === 0 && { robots: { index: false } }),
  };
}

export default async function Explorer({ searchParams }: PageProps<'/papers'>) {
  const params = await searchParams;
  const state = await explorerPage(await database(), await stateOf(JSON.stringify(params)));
  const { query, total, labels, cards, hits, empty } = state;
  // The year form has two fields for what is one value of the address.
  if ((params.from ?? params.to) !== undefined && state.problems.length === 0) redirect(papersHref(query));
  return (
    <Page section="explore" papers={state.papers} within={query} className="explore">
      <FacetRail
        query={query}
        total={total}
        facets={state.facets}
        families={state.families}
        allYears={state.allYears}
        labels={labels}
      />
      <section id="results" aria-labelledby="heading">
        <div className="res-head">
          <h1 id="heading">
            <HeadingPhrases phrases={heading(query, total, labels)} />
          </h1>
          <Notice problems={state.problems} />
          <Chips query={query} labels={labels} />
        </div>
        <div className={empty ? 'tools only-narrow' : 'tools'}>
          <a className="btn only-narrow" href="#filters">
            Filters{' '}
            <span className="red num">
              {paramsOf({ ...query, match: 'any', sort: undefined, page: 1 }).length || ''}
            </span>
          </a>
          {total > 0 && (
            <SortList
              sorts={sortsOf(query)}
              current={sortOf(query)}
              hrefOf={(sort) => papersHref(sorted(query, sort))}
            />
          )}
        </div>
        {empty ? (
          <EmptyState query={query} labels={labels} {...empty} />
        ) : (
          <>
            <ol className="rows" start={state.first}>
              {cards.map((card, index) => (
                <PaperRow
                  key={card.id}
                  card={card}
                  number={state.first + index}
                  hits={hits.get(card.id)}
                  chosen={query.chosen.topic}
                />
              ))}
            </ol>
            <Pagination
              page={query.page}
              size={PAGE_SIZE}
              total={total}
              hrefOf={(page) => papersHref(onPage(query, page))}
            />
          </>
        )}
      </section>
    </Page>
  );
}
