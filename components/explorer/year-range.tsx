import { UNDATED } from '#lib/facets.ts';
import { paramsOf, withValues } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/** From and to as a plain form; the explorer turns its two fields into one value of the address. */
export function YearRange({ years, query }: { years: readonly number[]; query: PaperQuery }) {
  const chosen = query.chosen.year.filter((value) => value !== UNDATED);
  // A chosen "No date given" stays chosen beside the new years.
  const undated = query.chosen.year.filter((value) => value === UNDATED);
  const kept = paramsOf(withValues(query, 'year', undated));
  const options = years.map((year) => (
    <option key={year} value={year}>
      {year}
    </option>
  ));
  return (
    <form className="range" action="/papers" key={chosen.join(' ')}>
      {kept.map(([name, value]) => (
        <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
      ))}
      <label>
        From{' '}
        <select name="from" aria-label="From year" defaultValue={chosen[0] ?? years[0]}>
          {options}
        </select>
      </label>
      <label>
        to{' '}
        <select name="to" aria-label="To year" defaultValue={chosen.at(-1) ?? years.at(-1)}>
          {options}
        </select>
      </label>
      <button type="submit" className="btn">
        Set
      </button>
    </form>
  );
}
