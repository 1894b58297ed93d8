import { Chips } from '#components/explorer/chips.tsx';
import { FacetGroup } from '#components/explorer/facet-group.tsx';
import { TopicFacet } from '#components/explorer/topic-facet.tsx';
import { YearFacet } from '#components/explorer/year-facet.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { Cross } from '#components/ui/icons.tsx';
import type { IndexedFamily } from '#db/queries/topic-index.ts';
import type { FacetCounts } from '#lib/facets.ts';
import type { Labels } from '#lib/heading.ts';
import { papersHref } from '#lib/hrefs.ts';
import { EVERYTHING, isFiltered, type PaperQuery } from '#lib/paper-query.ts';
import { countOf } from '#lib/wording.ts';

type FacetRailProps = {
  query: PaperQuery;
  total: number;
  facets: FacetCounts[];
  families: IndexedFamily[];
  allYears: ReadonlyMap<number, number>;
  labels: Labels;
};

/** All facets: a rail beside the results, and on narrow screens a drawer that `#filters` opens. */
export function FacetRail({ query, total, facets, families, allYears, labels }: FacetRailProps) {
  return (
    <aside className="rail" id="filters" aria-label="Filters">
      <div className="rail-head">
        <h2 className="sc">Narrow by</h2>
        {isFiltered(query) && (
          <Anchor className="lk soft wide-only" href={papersHref(EVERYTHING)} scroll={false}>
            Clear
          </Anchor>
        )}
        <a className="btn only-narrow" href="#results">
          Close <Cross />
        </a>
      </div>
      <div className="rail-body">
        <div className="only-narrow">
          <Chips query={query} labels={labels} />
        </div>
        {facets.map((facet) => {
          if (facet.key === 'topic')
            return <TopicFacet key="topic" facet={facet} families={families} query={query} />;
          if (facet.key === 'year')
            return <YearFacet key="year" facet={facet} query={query} allYears={allYears} />;
          return <FacetGroup key={facet.key} facet={facet} query={query} />;
        })}
      </div>
      <div className="drawer-foot only-narrow">
        <a className="lk" href="/papers">
          Clear all
        </a>
        <a className="btn btn-ink" href="#results">
          Show {countOf(total, 'paper')}
        </a>
      </div>
    </aside>
  );
}
