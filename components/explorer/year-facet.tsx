import { FacetRow } from '#components/explorer/facet-row.tsx';
import { YearBar } from '#components/explorer/year-bar.tsx';
import { YearRange } from '#components/explorer/year-range.tsx';
import { type FacetCounts, UNDATED } from '#lib/facets.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { countOf } from '#lib/wording.ts';
import { type YearBar as YearBarOf, yearBars } from '#lib/year-bars.ts';

type YearFacetProps = {
  facet: FacetCounts;
  query: PaperQuery;
  allYears: ReadonlyMap<number, number>;
  total: number;
};

/** Pale bars are all dated papers, dark ones these results, red the chosen years; each bar is a link. */
export function YearFacet({ facet, query, allYears, total }: YearFacetProps) {
  const undated = facet.values.find(({ value }) => value === UNDATED);
  const dated = [...allYears.values()].reduce((sum, count) => sum + count, 0);
  const bars = yearBars(facet.values, allYears);
  const max = Math.max(1, ...bars.map(({ all }) => all));
  const years = [...allYears.keys()].sort((a, b) => a - b);
  return (
    <section className="fg" aria-labelledby="facet-year">
      <div className="fg-head">
        <h3 className="sc" id="facet-year">
          Year
        </h3>
      </div>
      {bars.length > 0 && (
        <ol className="hist">
          {bars.map((bar) => (
            <YearBar key={bar.to} bar={bar} max={max} query={query} />
          ))}
        </ol>
      )}
      <p className="hist-note">{note(bars, dated, total)}</p>
      {undated && (undated.count > 0 || undated.state !== 'free') && (
        <ul className="fv">
          <FacetRow facet="year" entry={undated} query={query} />
        </ul>
      )}
      {years.length > 1 && <YearRange years={years} query={query} />}
    </section>
  );
}

/** What the bars show, as far as it is to be seen: pale ones only where these are fewer than all. */
function note(bars: readonly YearBarOf[], dated: number, total: number): string {
  const all = countOf(dated, 'dated paper');
  if (bars.every(({ all: of, count }) => of === count)) return `${all}.`;
  const none = total > 0 && bars.every(({ count }) => count === 0);
  return `${none ? 'None of these papers is dated. ' : ''}Pale bars: all ${all}.`;
}
