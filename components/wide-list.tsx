import type { ReactNode } from 'react';
import { Notice } from '#components/notice.tsx';
import { Pagination } from '#components/pagination.tsx';
import { PaperRow } from '#components/paper-row.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { PaperList } from '#db/queries/list-papers.ts';
import type { QueryProblem } from '#lib/params.ts';
import { countOf } from '#lib/wording.ts';

type WideListProps = {
  list: PaperList;
  page: number;
  size: number;
  hrefOf: (page: number) => string;
  /** The same papers in the explorer. */
  explore: string;
  problems: readonly QueryProblem[];
  chosen?: readonly string[];
  /** The orders to choose from, or the words for the only one. */
  order: ReactNode;
  /** The papers in other forms, where they are to be had. */
  forms?: ReactNode;
};

/** A list of papers over the full width of a page that is not the explorer. */
export function WideList({
  list,
  page,
  size,
  hrefOf,
  explore,
  problems,
  chosen = [],
  order,
  forms,
}: WideListProps) {
  return (
    <section className="topic-list" id="results" aria-labelledby="papers">
      <div className="tools">
        <h2 className="sc" id="papers">
          {countOf(list.total, 'paper')}
        </h2>
        {order}
        <Anchor className="lk end" href={explore}>
          Filter these in Explore
        </Anchor>
        {forms}
      </div>
      <Notice problems={problems} />
      <ol className="rows rows-wide" start={list.first}>
        {list.cards.map((card, index) => (
          <PaperRow
            key={card.id}
            card={card}
            number={list.first + index}
            chosen={chosen}
            heading="h3"
            isWide
          />
        ))}
      </ol>
      <Pagination page={page} size={size} total={list.total} hrefOf={hrefOf} />
    </section>
  );
}
