import { Chips } from '#components/explorer/chips.tsx';
import { FacetGroup } from '#components/explorer/facet-group.tsx';
import { TopicFacet } from '#components/explorer/topic-facet.tsx';
import { YearFacet } from '#components/explorer/year-facet.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { Cross } from '#components/ui/icons.tsx';
import type { ExplorerPage } from '#db/queries/explorer.ts';
import type { FacetCounts, FacetKey } from '#lib/facets.ts';
import { openFacetHref, papersHref } from '#lib/hrefs.ts';
import { EVERYTHING, isFiltered } from '#lib/paper-query.ts';
import { countOf } from '#lib/wording.ts';

/** All facets: a rail beside the results, and on narrow screens a drawer that `#filters` opens. */
export function FacetRail({ state, open }: { state: ExplorerPage; open: FacetKey | undefined }) {
  const { query, total, facets, labels } = state;
  return (
    <aside className="rail" id="filters" aria-label="Filters">
      <div className="rail-head">
        <h2 className="sc">Narrow by</h2>
        {isFiltered(query) && (
          <Anchor className="lk soft wide-only" href={papersHref(EVERYTHING)}>
            Clear
          </Anchor>
        )}
        <a className="btn only-narrow" href="#results">
          Close <Cross />
        </a>
      </div>
      <div className="rail-body" data-stay="">
        <div className="only-narrow">
          <Chips query={query} labels={labels} />
        </div>
        {facets.map((facet) => (
          <Facet key={facet.key} facet={facet} state={state} isOpen={facet.key === open} />
        ))}
        {total === 0 && (
          <p className="fg hist-note">
            Organisation, venue, author, source and properties come back when there are papers to count.
          </p>
        )}
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

function Facet({ facet, state, isOpen }: { facet: FacetCounts; state: ExplorerPage; isOpen: boolean }) {
  const { query, families, allYears, total } = state;
  if (facet.key === 'topic') return <TopicFacet facet={facet} families={families} query={query} />;
  if (facet.key === 'year')
    return <YearFacet facet={facet} query={query} allYears={allYears} total={total} />;
  return (
    <FacetGroup facet={facet} query={query} others={{ isOpen, href: openFacetHref(query, facet.key) }} />
  );
}
