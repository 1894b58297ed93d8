import { SET_FORMS, type SetForm } from '#lib/set-forms.ts';

/** What a reader takes away; the other forms are named in the head of the page, for programs. */
const EXPORTS = ['csv', 'bib', 'ris', 'json'] as const satisfies readonly SetForm[];

/** Links to all papers of a list as files and as a feed. They are no pages, so that the browser itself follows them. */
export function SetForms({ hrefOf }: { hrefOf: (form: SetForm) => string }) {
  return (
    <ul className="end wide-only" aria-label="These papers in other forms">
      <li>Export</li>
      {EXPORTS.map((form) => (
        <li key={form}>
          <a href={hrefOf(form)}>{SET_FORMS[form].name}</a>
        </li>
      ))}
      <li>
        <a href={hrefOf('atom')} type="application/atom+xml">
          Feed
        </a>
      </li>
    </ul>
  );
}
