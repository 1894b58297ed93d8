import { useEffect, useState } from 'react';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { ShareButton } from '#components/ui/share-button.tsx';
import type { SavedList } from '#lib/saved/saved-changes.ts';
import { newestFirst } from '#lib/saved/saved-view.ts';
import { packedList, type Sharing, sharedEntries } from '#lib/saved/share-link.ts';
import { countOf, figure } from '#lib/wording.ts';

/** Characters that every program passes on; some messengers and mail programs cut what is longer. */
const SAFE_LENGTH = 8000;

const CHOICES: [keyof Sharing, string][] = [
  ['notes', 'Notes'],
  ['tags', 'Tags'],
  ['read', 'Read marks'],
];

/** The button that made the link is gone, and the focus with it; the link is what was asked for. */
function takeFocus(field: HTMLInputElement | null) {
  field?.focus();
}

/** The whole list in a link: it is in the fragment, so that no server sees it. */
export function ShareList({ list }: { list: SavedList }) {
  const [sharing, setSharing] = useState<Sharing>({ notes: false, tags: false, read: false });
  const [isWanted, setWanted] = useState(false);
  const [link, setLink] = useState<string>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    if (!isWanted) return;
    let isOld = false;
    packedList(sharedEntries(newestFirst(list), sharing)).then(
      (packed) => {
        if (!isOld) setLink(`${location.origin}/saved#list=${packed}`);
      },
      () => setProblem('This browser is too old to make the link. Share the JSON file instead.'),
    );
    return () => {
      isOld = true;
    };
  }, [isWanted, list, sharing]);
  return (
    <section aria-labelledby="share-list">
      <h2 className="sc side-h" id="share-list">
        Share it as a link
      </h2>
      <p>
        The link holds the list itself, as it is now. Who opens it sees the same papers in the same order;
        nothing is kept on a server.
      </p>
      <fieldset className="saved-choices">
        <legend className="soft">Besides the papers it has your</legend>
        {CHOICES.map(([key, label]) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={sharing[key]}
              onChange={({ target }) => setSharing({ ...sharing, [key]: target.checked })}
            />{' '}
            {label}
          </label>
        ))}
      </fieldset>
      {!isWanted && (
        <button type="button" className="btn" disabled={list.length === 0} onClick={() => setWanted(true)}>
          Make the link
        </button>
      )}
      {isWanted && link !== undefined && list.length > 0 && (
        <>
          <p className="copy">
            <label className="vh" htmlFor="list-link">
              Link to the list
            </label>
            <input id="list-link" ref={takeFocus} readOnly value={link} />
            <CopyButton
              fieldId="list-link"
              label="Copy the link to the list"
              done="Copied the link to the list"
            />
          </p>
          <ShareButton title={`${countOf(list.length, 'paper')} on Broadsheet`} url={link} />
          {link.length > SAFE_LENGTH && (
            <p className="note">
              The link has {figure(link.length)} characters. Some programs cut links of more than some{' '}
              {figure(SAFE_LENGTH)}; the JSON file holds the same list and can be sent instead.
            </p>
          )}
        </>
      )}
      <p role="status" className="note">
        {problem}
      </p>
    </section>
  );
}
