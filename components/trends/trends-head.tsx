import { Chips } from '#components/explorer/chips.tsx';
import { HeadingPhrases } from '#components/heading-phrases.tsx';
import { Notice } from '#components/notice.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import type { Trends } from '#db/queries/trends.ts';
import { heading } from '#lib/heading.ts';
import { papersHref, trendsHref } from '#lib/hrefs.ts';
import { asksForEither, undated } from '#lib/intersection.ts';
import type { Labels } from '#lib/labels.ts';
import { isFiltered, type PaperQuery } from '#lib/paper-query.ts';
import type { QueryProblem } from '#lib/params.ts';
import type { Shown } from '#lib/trends-query.ts';
import { figure } from '#lib/wording.ts';

type TrendsHeadProps = {
  query: PaperQuery;
  labels: Labels;
  /** How many of the papers have all words of a search. */
  complete: number | undefined;
  problems: readonly QueryProblem[];
  trends: Trends;
  shown: Shown;
};

/** What is looked at from above, and on how many dated papers the charts by year stand. */
export function TrendsHead({ query, labels, complete, problems, trends, shown }: TrendsHeadProps) {
  const { total, dated } = trends;
  const isAll = !isFiltered(query);
  return (
    <header className="page-h trends-h">
      {!isAll && <p className="sc soft">Topics by year, and together</p>}
      <h1 className={isAll ? undefined : 'state'}>
        {isAll ? (
          'Topics by year, and together'
        ) : (
          <HeadingPhrases phrases={heading(query, total, labels, complete)} />
        )}
      </h1>
      <Notice problems={problems} />
      {total > 0 && (
        <p className="plain">
          {figure(dated)} of {figure(total)} {total === 1 ? 'paper carries' : 'papers carry'} a date
          {dated < total && (
            <>
              ; the other{' '}
              <Anchor className="lk" href={papersHref(undated(query))}>
                {figure(total - dated)} without one
              </Anchor>{' '}
              are left out of the charts by year
            </>
          )}
          . Read a column as so many papers of this collection, not as a trend of the field.{' '}
        </p>
      )}
      {asksForEither(query) && total > 0 && (
        <p className="note">
          Only what has one of the chosen topics leads to its papers: no address says “one of these, and
          another too”.
        </p>
      )}
      <Chips query={query} labels={labels} hrefOf={(state) => trendsHref(state, shown)} />
      <p className="more-ways">
        <Anchor className="go" href={papersHref(query)}>
          {isAll && 'All papers as a list'}
          {!isAll && (total === 0 ? 'What would find some' : 'Read them as a list')}
        </Anchor>
      </p>
    </header>
  );
}
