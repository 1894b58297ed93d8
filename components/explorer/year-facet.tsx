import { FacetRow } from '#components/explorer/facet-row.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { type FacetCounts, type FacetValue, UNDATED } from '#lib/facets.ts';
import { papersHref, paramsOf, toggled, withValues } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { countOf, figure } from '#lib/wording.ts';

const HEIGHT = 54;
/** Year labels that fit side by side under the bars. */
const LABELS = 9;

type YearFacetProps = { facet: FacetCounts; query: PaperQuery; allYears: ReadonlyMap<number, number> };

/** Pale bars are all dated papers, dark ones these results, red the chosen years; each bar is a link. */
export function YearFacet({ facet, query, allYears }: YearFacetProps) {
  const known = new Map(facet.values.map((value) => [value.value, value]));
  const undated = known.get(UNDATED);
  const years = span([...allYears.keys()]);
  const max = Math.max(1, ...allYears.values());
  const dated = [...allYears.values()].reduce((sum, count) => sum + count, 0);
  const here = facet.values
    .filter(({ value }) => value !== UNDATED)
    .reduce((sum, { count }) => sum + count, 0);
  const step = Math.ceil(years.length / LABELS);
  return (
    <section className="fg" aria-labelledby="facet-year">
      <div className="fg-head">
        <h3 className="sc" id="facet-year">
          Year
        </h3>
      </div>
      {years.length > 0 && (
        <ol className="hist">
          {years.map((year, index) => (
            <YearBar
              key={year}
              year={year}
              entry={known.get(String(year))}
              all={allYears.get(year) ?? 0}
              max={max}
              query={query}
              labelled={(years.length - 1 - index) % step === 0}
            />
          ))}
        </ol>
      )}
      <p className="hist-note">
        {here === 0 ? 'None of these papers is dated. ' : ''}Pale bars: all {countOf(dated, 'dated paper')}.
      </p>
      {undated && (undated.count > 0 || undated.state !== 'free') && (
        <ul>
          <FacetRow facet="year" entry={undated} query={query} />
        </ul>
      )}
      {years.length > 1 && <YearRange years={years} query={query} />}
    </section>
  );
}

type YearBarProps = {
  year: number;
  entry: FacetValue | undefined;
  all: number;
  max: number;
  query: PaperQuery;
  labelled: boolean;
};

function YearBar({ year, entry, all, max, query, labelled }: YearBarProps) {
  const count = entry?.count ?? 0;
  const chosen = entry?.state === 'chosen';
  const pale = Math.ceil((HEIGHT * all) / max);
  const dark = Math.ceil((HEIGHT * count) / max);
  return (
    <li className={chosen ? 'is-in' : undefined}>
      <Anchor
        href={papersHref(toggled(query, 'year', String(year)))}
        scroll={false}
        aria-label={`${year}: ${figure(count)} of ${countOf(all, 'dated paper')}${chosen ? ' (chosen; follow to undo)' : ''}`}
        title={`${year}: ${figure(count)} of ${figure(all)}`}
        data-count={count}
        data-after={entry?.after ?? 0}
      >
        <svg className="b" width="100%" height={HEIGHT + 2} aria-hidden="true">
          <rect className="ghost" width="100%" y={HEIGHT - pale} height={pale} />
          {pale > 0 && <rect className="edge" width="100%" y={HEIGHT - pale} height="1" />}
          <rect className="m" width="100%" y={HEIGHT - dark} height={dark} />
          <rect className="base" width="100%" y={HEIGHT} height={chosen ? 2 : 1} />
        </svg>
        <span className="k">{labelled ? `’${String(year).slice(2)}` : '\u00a0'}</span>
      </Anchor>
    </li>
  );
}

function YearRange({ years, query }: { years: number[]; query: PaperQuery }) {
  const chosen = query.chosen.year.filter((value) => value !== UNDATED);
  const kept = paramsOf({ ...withValues(query, 'year', []), page: 1 });
  const options = years.map((year) => (
    <option key={year} value={year}>
      {year}
    </option>
  ));
  const [first = '', last = ''] = [years[0], years.at(-1)].map(String);
  return (
    <form className="range" action="/papers" key={chosen.join(' ')}>
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <label>
        From{' '}
        <select name="from" aria-label="From year" defaultValue={chosen[0] ?? first}>
          {options}
        </select>
      </label>
      <label>
        to{' '}
        <select name="to" aria-label="To year" defaultValue={chosen.at(-1) ?? last}>
          {options}
        </select>
      </label>
      <button type="submit" className="btn">
        Set
      </button>
    </form>
  );
}

function span(years: number[]): number[] {
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index);
}
