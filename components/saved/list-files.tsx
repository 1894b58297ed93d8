import { useState } from 'react';
import { download, jsonFile } from '#components/saved/download.ts';
import type { SavedList } from '#lib/saved/saved-changes.ts';
import { documentText } from '#lib/saved/saved-document.ts';

const FORMS = [
  ['bib', 'BibTeX'],
  ['ris', 'RIS'],
  ['csv', 'CSV'],
  ['md', 'Markdown'],
] as const;

/** The whole list as files to keep. All but JSON are made by the server, which knows more of the papers. */
export function ListFiles({ list }: { list: SavedList }) {
  const [said, setSaid] = useState('');
  const isEmpty = list.length === 0;
  async function ask(form: string, name: string): Promise<void> {
    setSaid(`Writing ${name} …`);
    try {
      const response = await fetch(`/saved/list.${form}`, { method: 'POST', body: documentText(list) });
      if (!response.ok) throw new Error(response.status === 500 ? undefined : await response.text());
      download(`saved-papers.${form}`, await response.blob());
      setSaid(`saved-papers.${form} was written.`);
    } catch (error) {
      const reason = error instanceof Error && !(error instanceof TypeError) ? error.message : '';
      setSaid(reason || 'The server did not answer. The JSON file needs no server.');
    }
  }
  return (
    <section aria-labelledby="files">
      <h2 className="sc side-h" id="files">
        Take it with you
      </h2>
      <p>
        Every paper with your notes, tags and read marks. JSON has it all; each of the files can be read in
        again.
      </p>
      <ul className="saved-forms">
        <li>
          <button
            type="button"
            className="btn"
            disabled={isEmpty}
            onClick={() => {
              download('saved-papers.json', jsonFile(`${documentText(list, 2)}\n`));
              setSaid('saved-papers.json was written.');
            }}
          >
            JSON
          </button>
        </li>
        {FORMS.map(([form, name]) => (
          <li key={form}>
            <button type="button" className="btn" disabled={isEmpty} onClick={() => ask(form, name)}>
              {name}
            </button>
          </li>
        ))}
      </ul>
      <p role="status" className="note">
        {said}
      </p>
    </section>
  );
}
