import { useId, useState } from 'react';
import { changeSaved, savedState } from '#components/saved/saved-store.ts';
import type { ImportReport } from '#lib/saved/import-report.ts';
import { merged } from '#lib/saved/saved-changes.ts';
import { countOf } from '#lib/wording.ts';

type Outcome = { name: string; report: ImportReport; added: number };

/** Reads a file of references into the list, and says of each what became of it. */
export function ImportFile() {
  const id = useId();
  const [said, setSaid] = useState('');
  const [outcome, setOutcome] = useState<Outcome>();
  async function read(file: File): Promise<void> {
    setOutcome(undefined);
    setSaid(`Reading ${file.name} …`);
    const answer = await answerTo(file);
    if ('problem' in answer) {
      setSaid(`${file.name}: ${answer.problem} Nothing was added.`);
      return;
    }
    const before = savedState().list.length;
    const entries = answer.found.map(({ entry }) => entry);
    if (entries.length > 0 && !changeSaved((list) => merged(list, entries))) {
      setSaid(`${file.name}: the browser did not keep it. Nothing was added.`);
      return;
    }
    const added = savedState().list.length - before;
    setOutcome({ name: file.name, report: answer, added });
    setSaid(summary(file.name, answer, added));
  }
  return (
    <section aria-labelledby="import">
      <h2 className="sc side-h" id="import">
        Read a list in
      </h2>
      <p>
        <label htmlFor={id}>
          A file in JSON, BibTeX, RIS, CSV or Markdown, from here, Zotero or elsewhere.
        </label>{' '}
        What is on your list already keeps its notes and tags.
      </p>
      <input
        id={id}
        type="file"
        className="saved-file"
        accept=".json,.bib,.bibtex,.ris,.csv,.tsv,.md,.markdown,.txt"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file can be chosen again.
          if (file) void read(file).finally(() => (target.value = ''));
        }}
      />
      <p role="status" className="note">
        {said}
      </p>
      {outcome && <Report report={outcome.report} />}
    </section>
  );
}

function Report({ report: { found, missing } }: { report: ImportReport }) {
  return (
    <>
      {missing.length > 0 && (
        <details open className="saved-report">
          <summary className="lk">{countOf(missing.length, 'paper')} not found here</summary>
          <ul>
            {missing.map(({ place, title, reason }) => (
              <li key={place}>
                {title || 'Without a title'}{' '}
                <span className="soft">
                  ({place}). {reason}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {found.length > 0 && (
        <details className="saved-report">
          <summary className="lk">{countOf(found.length, 'paper')} read</summary>
          <ul>
            {found.map(({ place, by, entry }) => (
              <li key={place}>
                {entry.title}{' '}
                <span className="soft">
                  ({place}; {by === 'kept' ? 'not on this site, kept as it was saved' : `found by its ${by}`})
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function summary(name: string, { found, missing }: ImportReport, added: number): string {
  const papers = new Set(found.map(({ entry }) => entry.slug)).size;
  const parts = [
    `${countOf(added, 'paper')} added`,
    ...(papers > added ? [`${papers - added} on the list already`] : []),
    ...(missing.length > 0 ? [`${missing.length} not found here`] : []),
  ];
  return `${name}: ${parts.join(', ')}.`;
}

async function answerTo(file: File): Promise<ImportReport | { problem: string }> {
  try {
    const response = await fetch('/saved/import', { method: 'POST', body: file });
    return await response.json();
  } catch {
    return { problem: 'The server did not answer. Try again.' };
  }
}
