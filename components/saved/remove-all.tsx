import { useState } from 'react';
import { changeSaved } from '#components/saved/saved-store.ts';
import { say } from '#components/saved/voice.ts';
import { merged, type SavedList, without } from '#lib/saved/saved-changes.ts';
import { countOf } from '#lib/wording.ts';

/** Empties the list, after asking, with a way back. */
export function RemoveAll({ list, onRemove }: { list: SavedList; onRemove: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const papers = countOf(list.length, 'paper');
  const removeAll = () => {
    setAsking(false);
    if (
      !changeSaved((now) =>
        without(
          now,
          list.map(({ slug }) => slug),
        ),
      )
    )
      return;
    onRemove();
    say({
      text: `Your list is empty; ${papers} removed.`,
      isShown: true,
      undo: () => {
        if (changeSaved((now) => merged(list, now))) say({ text: `${papers} are on your list again.` });
      },
    });
  };
  return (
    <p className="saved-empty no-print">
      {isAsking ? (
        <>
          <span role="alert">Remove all {papers}, with notes, tags and read marks?</span>{' '}
          <button type="button" className="btn" onClick={removeAll}>
            Remove all
          </button>{' '}
          <button
            type="button"
            className="btn"
            ref={(button) => button?.focus()}
            onClick={() => setAsking(false)}
          >
            Keep them
          </button>
        </>
      ) : (
        <button type="button" className="lk soft" onClick={() => setAsking(true)}>
          Remove all papers …
        </button>
      )}
    </p>
  );
}
