import { Anchor } from '#components/ui/anchor.tsx';
import { FACETS, type FacetKey, type FacetValue } from '#lib/facets.ts';
import { excluded, papersHref, toggled } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { countOf, figure } from '#lib/wording.ts';

const STATES = { free: '', chosen: ' is-on', excluded: ' is-not' } as const;

type FacetRowProps = {
  facet: FacetKey;
  entry: FacetValue;
  query: PaperQuery;
  /** The page of a state that the links lead to: the explorer, or another view of the same papers. */
  hrefOf?: (query: PaperQuery) => string;
};

/**
 * A value of a facet: a link that chooses it or takes the choice back, and one that leaves it out. The number is
 * that of the papers with this value under all other filters; where the link leads to another number, because
 * something else is chosen in the same facet, that one stands behind it.
 */
export function FacetRow({ facet, entry, query, hrefOf = papersHref }: FacetRowProps) {
  const { value, label, count, after, state } = entry;
  const zero = count === 0 && state === 'free' ? ' is-zero' : '';
  const leads = after === count ? undefined : `leads to ${countOf(after, 'paper')}`;
  return (
    <li
      className={`f${STATES[state]}${zero}`}
      data-label={facet === 'topic' ? label.toLowerCase() : undefined}
    >
      <Anchor
        className="f-in"
        href={hrefOf(toggled(query, facet, value))}
        scroll={false}
        title={leads && `${label}: ${leads}`}
        data-count={count}
        data-after={after}
      >
        <span className="box" aria-hidden="true" />
        <span className="f-l">
          {label}
          {state !== 'free' && (
            <span className="vh"> ({state === 'chosen' ? 'chosen' : 'left out'}; follow to undo)</span>
          )}
        </span>
        <span className="f-c">
          {figure(count)}
          {leads && (
            <span className="f-a">
              {' '}
              <span aria-hidden="true">→ {figure(after)}</span>
              <span className="vh">, {leads}</span>
            </span>
          )}
        </span>
      </Anchor>
      {state !== 'excluded' && count > 0 && (
        <Anchor
          className="f-not"
          href={hrefOf(excluded(query, facet, value))}
          scroll={false}
          aria-label={`Leave out ${label} (${FACETS[facet].label})`}
        >
          not
        </Anchor>
      )}
    </li>
  );
}
