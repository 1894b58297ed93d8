import { Chips } from '#components/explorer/chips.tsx';
import { EmptyState } from '#components/explorer/empty-state.tsx';
import { SearchNote } from '#components/explorer/search-note.tsx';
import { HeadingPhrases } from '#components/heading-phrases.tsx';
import { Notice } from '#components/notice.tsx';
import { Pagination } from '#components/pagination.tsx';
import { PaperRow } from '#components/paper-row.tsx';
import { SetForms } from '#components/set-forms.tsx';
import { SortList } from '#components/sort-list.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { ExplorerPage } from '#db/queries/explorer.ts';
import { heading } from '#lib/heading.ts';
import { onPage, papersFormHref, papersHref, paramsOf, sorted, trendsHref } from '#lib/hrefs.ts';
import { type PaperQuery, sortOf, sortsOf } from '#lib/paper-query.ts';

/** A state's papers under the heading that says what they are, or the ways out where there are none. */
export function Results({ state, size }: { state: ExplorerPage; size: number }) {
  const { query, total, labels, problems, notes, empty } = state;
  return (
    <section id="results" aria-labelledby="heading">
      <div className="res-head">
        <h1 id="heading" tabIndex={-1}>
          <HeadingPhrases phrases={heading(query, total, labels, notes?.complete)} />
        </h1>
        <Notice problems={problems} />
        {notes && <SearchNote notes={notes} total={total} />}
        <Chips query={query} labels={labels} />
      </div>
      <div className={empty ? 'tools only-narrow' : 'tools'}>
        <a className="btn only-narrow" href="#filters">
          Filters <span className="red num">{filtersIn(query) || ''}</span>
        </a>
        {!empty && (
          <>
            <SortList
              sorts={sortsOf(query).filter((sort) => sort !== 'trending' || state.hasUpvotes)}
              current={sortOf(query)}
              hrefOf={(sort) => papersHref(sorted(query, sort))}
            />
            <Anchor className="lk end" href={trendsHref(query)}>
              Trends of these papers
            </Anchor>
            <SetForms hrefOf={(form) => papersFormHref(query, form)} />
          </>
        )}
      </div>
      {empty ? <EmptyState query={query} labels={labels} {...empty} /> : <Rows state={state} size={size} />}
    </section>
  );
}

function Rows({ state, size }: { state: ExplorerPage; size: number }) {
  const { query, total, cards, first, hits } = state;
  return (
    <>
      <ol className="rows" start={first}>
        {cards.map((card, index) => (
          <PaperRow
            key={card.id}
            card={card}
            number={first + index}
            hits={hits.get(card.id)}
            chosen={query.chosen.topic}
          />
        ))}
      </ol>
      <Pagination
        page={query.page}
        size={size}
        total={total}
        hrefOf={(page) => papersHref(onPage(query, page))}
      />
    </>
  );
}

/** How many values restrict a state, a run of years counting as one. */
function filtersIn(query: PaperQuery): number {
  return paramsOf({ ...query, match: 'any', sort: undefined, page: 1 }).length;
}
