'use client';

import { OwnList } from '#components/saved/own-list.tsx';
import { SharedList } from '#components/saved/shared-list.tsx';
import { useFragment } from '#components/saved/use-fragment.ts';
import { useSavedState } from '#components/saved/use-saved.ts';
import { readSavedAddress } from '#lib/saved/saved-view.ts';

/** The reader's own list, or one that somebody shares, as the address's fragment says. */
export function SavedDesk() {
  const state = useSavedState();
  const fragment = useFragment();
  if (!state || fragment === undefined)
    return (
      <header className="page-h">
        <h1 id="heading" tabIndex={-1}>
          Saved papers
        </h1>
      </header>
    );
  const { view, problems, shared } = readSavedAddress(fragment);
  if (shared !== undefined) return <SharedList key={shared} packed={shared} />;
  return <OwnList state={state} view={view} problems={problems} />;
}
