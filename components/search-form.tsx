import { Combobox } from '#components/ui/combobox.tsx';
import { Magnifier } from '#components/ui/icons.tsx';
import { figure } from '#lib/wording.ts';

const GROUPS = { paper: 'Papers', topic: 'Topics', organisation: 'Organisations', author: 'Authors' };

export type SearchFormProps = {
  /** Papers in the database. */
  papers: number;
  text?: string | undefined;
  /** The parameters that a search keeps: on the explorer the filters, from page one. */
  kept?: [name: string, value: string][] | undefined;
};

/** The search box: a plain GET form, with suggestions where there is a script. */
export function SearchForm({ papers, text = '', kept = [] }: SearchFormProps) {
  return (
    <search>
      <form className="find" action="/papers">
        <label className="vh" htmlFor="q">
          Search titles and abstracts
        </label>
        <Magnifier />
        <Combobox
          key={text}
          id="q"
          name="q"
          defaultValue={text}
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
