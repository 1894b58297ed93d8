import { Combobox } from '#components/ui/combobox.tsx';
import { Magnifier } from '#components/ui/icons.tsx';
import { paramsOf } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { figure } from '#lib/wording.ts';

const GROUPS = { paper: 'Papers', topic: 'Topics', organisation: 'Organisations', author: 'Authors' };

/**
 * The search box: a plain GET form, with suggestions where there is a script. On the explorer it keeps the filters
 * (`within`) and starts at page one.
 */
export function SearchForm({ papers, within }: { papers: number; within?: PaperQuery }) {
  const kept = within ? paramsOf({ ...within, q: '', sort: undefined, page: 1 }) : [];
  return (
    <search>
      <form className="find" action="/papers">
        <label className="vh" htmlFor="q">
          Search titles and abstracts
        </label>
        <Magnifier />
        <Combobox
          key={within?.q}
          id="q"
          name="q"
          defaultValue={within?.q ?? ''}
          placeholder={`Search ${figure(papers)} titles and abstracts`}
          aria-keyshortcuts="/ Control+K Meta+K"
          suggestAt="/api/v1/suggest?q="
          groups={GROUPS}
        />
        {kept.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <span className="key" aria-hidden="true">
          /
        </span>
        <button type="submit" className="vh">
          Search
        </button>
      </form>
    </search>
  );
}
