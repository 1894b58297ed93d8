import { FacetRow } from '#components/explorer/facet-row.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { FACETS, type FacetCounts, type FacetValue } from '#lib/facets.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { figure } from '#lib/wording.ts';

/** Values that are shown of each; the others are one click away. */
const SHOWN = 8;

type FacetGroupProps = {
  facet: FacetCounts;
  query: PaperQuery;
  hrefOf?: (query: PaperQuery) => string;
  /** Where the other values are shown, on a page of its own; without it they fold. */
  others?: { isOpen: boolean; href: string };
};

/** A facet as a list of its values. One that no paper has a value of is not shown at all. */
export function FacetGroup({ facet, query, hrefOf, others }: FacetGroupProps) {
  const { key, values, more } = facet;
  if (values.every(({ count, state }) => count === 0 && state === 'free')) return null;
  const isShown = (value: FacetValue, index: number) =>
    others?.isOpen === true || index < SHOWN || value.state !== 'free';
  const folded = values.filter((value, index) => !isShown(value, index));
  const row = (entry: FacetValue) => (
    <FacetRow key={entry.value} facet={key} entry={entry} query={query} {...(hrefOf && { hrefOf })} />
  );
  const moreText = `${figure(folded.length + more)} more ${FACETS[key].plural}`;
  return (
    <section className="fg" aria-labelledby={`facet-${key}`} data-stay="">
      <div className="fg-head">
        <h3 className="sc" id={`facet-${key}`}>
          {FACETS[key].label}
        </h3>
      </div>
      <ul className="fv">{values.filter(isShown).map(row)}</ul>
      {folded.length === 0 && more > 0 && <p className="hist-note">{moreText}</p>}
      {folded.length > 0 &&
        (others ? (
          <Anchor className="f-more lk" href={others.href}>
            {moreText}
          </Anchor>
        ) : (
          <details>
            <summary className="f-more lk">
              {moreText}
              {more > 0 && `, the first ${folded.length} here`}
            </summary>
            <ul className="fv">{folded.map(row)}</ul>
          </details>
        ))}
    </section>
  );
}
