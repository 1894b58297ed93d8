import { Anchor } from '#components/ui/anchor.tsx';
import type { FacetKey, FacetValue } from '#lib/facets.ts';
import { excluded, papersHref, toggled } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { figure } from '#lib/wording.ts';

const STATES = { free: undefined, chosen: 'is-on', excluded: 'is-not' } as const;

type FacetRowProps = {
  facet: FacetKey;
  entry: FacetValue;
  query: PaperQuery;
  /** The page of a state that the links lead to: the explorer, or another view of the same papers. */
  hrefOf?: (query: PaperQuery) => string;
};

/**
 * A value of a facet, in a list of the class `fv`: a link that chooses it or takes the choice back, and one that leaves
 * it out. The number is that of the papers with this value under all other filters; where the link leads to another
 * number, because something else is chosen in the same facet, that one stands behind it. A page has hundreds of these:
 * the style sheet knows their parts by their places, and draws the box and the arrow.
 */
export function FacetRow({ facet, entry, query, hrefOf = papersHref }: FacetRowProps) {
  const { value, label, count, after, state } = entry;
  return (
    <li className={count === 0 && state === 'free' ? 'is-zero' : STATES[state]}>
      <Anchor href={hrefOf(toggled(query, facet, value))}>
        <span>
          {label}
          {state !== 'free' && (
            <i className="vh"> ({state === 'chosen' ? 'chosen' : 'left out'}; follow to undo)</i>
          )}
        </span>
        <b>
          {figure(count)}
          {after !== count && (
            <>
              <i className="vh">, leads to </i>
              <i>{figure(after)}</i>
            </>
          )}
        </b>
      </Anchor>
      {state !== 'excluded' && count > 0 && (
        <Anchor href={hrefOf(excluded(query, facet, value))} aria-label={`Leave out ${label}`}>
          not
        </Anchor>
      )}
    </li>
  );
}
