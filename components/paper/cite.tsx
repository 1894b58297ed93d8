import { CopyPlace } from '#components/paper/share-places.tsx';
import type { Citation } from '#lib/cite/citations.ts';
import { paperFormHref } from '#lib/hrefs.ts';
import { PAPER_FORM_KEYS, PAPER_FORMS } from '#lib/paper-forms.ts';
import { capitalised } from '#lib/wording.ts';

/** How to cite a paper: texts that anyone can select, with buttons where a script can copy, and the paper's files. */
export function Cite({ slug, citations }: { slug: string; citations: Citation[] }) {
  return (
    <details className="cite">
      <summary className="lk">Cite</summary>
      {citations.map(({ id, name, text, isCode }) => (
        <div key={id}>
          <div className="cite-head">
            <h3 className="soft">{capitalised(name)}</h3>
            <CopyPlace fieldId={id} label={`Copy as ${name}`} done={`Copied as ${name}`} />
          </div>
          {isCode ? <pre id={id}>{text}</pre> : <p id={id}>{text}</p>}
        </div>
      ))}
      <h3 className="soft">In other forms</h3>
      <ul className="flex flex-wrap gap-x-3">
        {PAPER_FORM_KEYS.map((form) => (
          <li key={form}>
            <a className="lk" href={paperFormHref(slug, form)}>
              {PAPER_FORMS[form].name}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
