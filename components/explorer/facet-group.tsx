import { FacetRow } from '#components/explorer/facet-row.tsx';
import { FACETS, type FacetCounts, type FacetValue } from '#lib/facets.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { figure } from '#lib/wording.ts';

/** Values that are open to see; the others are one click away. */
const OPEN = 8;

/** A facet as a list of its values. One that no paper has a value of is not shown at all. */
export function FacetGroup({
  facet,
  query,
  hrefOf,
}: {
  facet: FacetCounts;
  query: PaperQuery;
  hrefOf?: (query: PaperQuery) => string;
}) {
  const { key, values, more } = facet;
  if (values.every(({ count, state }) => count === 0 && state === 'free')) return null;
  const isOpen = (value: FacetValue, index: number) => index < OPEN || value.state !== 'free';
  const folded = values.filter((value, index) => !isOpen(value, index));
  return (
    <section className="fg" aria-labelledby={`facet-${key}`}>
      <div className="fg-head">
        <h3 className="sc" id={`facet-${key}`}>
          {FACETS[key].label}
        </h3>
      </div>
      <ul className="fv">
        {values.filter(isOpen).map((entry) => (
          <FacetRow key={entry.value} facet={key} entry={entry} query={query} {...(hrefOf && { hrefOf })} />
        ))}
      </ul>
      {folded.length > 0 && (
        <details>
          <summary className="f-more lk">
            {figure(folded.length + more)} more {FACETS[key].plural}
            {more > 0 && `, the first ${folded.length} here`}
          </summary>
          <ul className="fv">
            {folded.map((entry) => (
              <FacetRow
                key={entry.value}
                facet={key}
                entry={entry}
                query={query}
                {...(hrefOf && { hrefOf })}
              />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
