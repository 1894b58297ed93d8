import { download, jsonFile } from '#components/saved/download.ts';
import { type Damaged, discardDamaged } from '#components/saved/saved-store.ts';
import { readDocument } from '#lib/saved/saved-document.ts';

/** What the browser kept and could not be read as a list: said, with the ways to have it and to be rid of it. */
export function StoreDamage({ damaged }: { damaged: readonly Damaged[] }) {
  return damaged.map(({ key, text }) => (
    <div className="notice" role="status" key={key}>
      <p>
        A list that this browser kept is damaged. {readDocument(text).damage} What could be read of it is on
        your list; the whole of it is kept as it was.
      </p>
      <p className="saved-forms">
        <button type="button" className="btn" onClick={() => download('damaged-list.json', jsonFile(text))}>
          Download it
        </button>{' '}
        <button type="button" className="btn" onClick={() => discardDamaged(key)}>
          Discard it
        </button>
      </p>
    </div>
  ));
}
