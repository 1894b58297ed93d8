import { Chips } from '#components/explorer/chips.tsx';
import { FacetGroup } from '#components/explorer/facet-group.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { Drawer } from '#components/ui/drawer.tsx';
import { Cross } from '#components/ui/icons.tsx';
import type { MapFamily } from '#db/queries/map-page.ts';
import type { FacetCounts } from '#lib/facets.ts';
import { mapHref, papersHref, withValues } from '#lib/hrefs.ts';
import type { Labels } from '#lib/labels.ts';
import { canonical, isFiltered, type PaperQuery } from '#lib/paper-query.ts';
import { countOf, figure } from '#lib/wording.ts';

type MapRailProps = {
  query: PaperQuery;
  total: number;
  labels: Labels;
  families: MapFamily[];
  /** Whether there are more papers than dots are drawn one by one: those on a canvas have no rings. */
  isSample: boolean;
  topics: FacetCounts | undefined;
};

/** The key to the colours, what is chosen, and the topics: all of it links to the map with something else chosen. */
export function MapRail({ query, total, labels, families, isSample, topics }: MapRailProps) {
  return (
    <aside className="rail" id="filters" aria-label="Filters">
      <Drawer id="filters" rest="results" />
      <div className="rail-head">
        <h2 className="sc">Families</h2>
        <a className="btn only-narrow" href="#results">
          Close <Cross />
        </a>
      </div>
      <div className="rail-body">
        <div className="fg">
          <ul className="map-key" data-stay="">
            {families.map((family) => (
              <Family key={family.slug} family={family} query={query} />
            ))}
          </ul>
          <p className="hist-note">
            A dot has the colour of its core topic. Choose a family to see all papers on any of its topics.
          </p>
        </div>
        {isFiltered(query) && (
          <div className="fg">
            <div className="fg-head">
              <h3 className="sc">Chosen</h3>
            </div>
            <Chips query={query} labels={labels} hrefOf={mapHref} />
            <p className="hist-note">
              {total === 0
                ? 'No paper stands out.'
                : `${countOf(total, 'paper')}, ${isSample ? 'in colour' : 'ringed in red'}.`}{' '}
              Everything else stays where it is.
            </p>
            {total > 0 && (
              <p>
                <Anchor className="go" href={papersHref(query)}>
                  Read them as a list
                </Anchor>
              </p>
            )}
          </div>
        )}
        {topics && <FacetGroup facet={withPapers(topics)} query={query} hrefOf={mapHref} />}
      </div>
      <div className="drawer-foot only-narrow">
        <a className="btn btn-ink" href="#results">
          Show the map
        </a>
      </div>
    </aside>
  );
}

/** Topics without a paper here are not listed, unless they are chosen. */
function withPapers(facet: FacetCounts): FacetCounts {
  return { ...facet, values: facet.values.filter(({ count, state }) => count > 0 || state !== 'free') };
}

function Family({ family, query }: { family: MapFamily; query: PaperQuery }) {
  const { slug, label, topics, count } = family;
  const own = canonical(topics);
  const isChosen = query.chosen.topic.join() === own.join();
  return (
    <li className={`f f-${slug}${isChosen ? ' is-on' : ''}`}>
      <Anchor
        className="f-in"
        href={mapHref({ ...withValues(query, 'topic', isChosen ? [] : own), match: 'any' })}
      >
        <i />
        <span className="f-l">
          {label}
          {isChosen && <span className="vh"> (chosen; follow to undo)</span>}
        </span>
        <span className="f-c">{figure(count)}</span>
      </Anchor>
    </li>
  );
}
