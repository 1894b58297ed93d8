'use client';

import { OwnList } from '#components/saved/own-list.tsx';
import { SharedList } from '#components/saved/shared-list.tsx';
import { useFragment } from '#components/saved/use-fragment.ts';
import { useSavedState } from '#components/saved/use-saved.ts';
import { readSavedAddress } from '#lib/saved/saved-view.ts';

/**
 * The reader's own list, or one that somebody shares, as the address's fragment says. `papersAt` is what permalinks begin
 * with: the writer of addresses knows far more than this page, and would be sent along.
 */
export function SavedDesk({ papersAt }: { papersAt: string }) {
  const state = useSavedState();
  const fragment = useFragment();
  if (!state || fragment === undefined)
    return (
      <header className="page-h">
        <h1 id="heading" tabIndex={-1}>
          Saved papers
        </h1>
        <p className="plain saved-wait">
          The list is kept in this browser by a script, and on no server. If nothing appears here, scripts do
          not run: allow them for this site, and papers can be saved, with notes and tags.
        </p>
      </header>
    );
  const { view, problems, shared } = readSavedAddress(fragment);
  if (shared !== undefined) return <SharedList key={shared} packed={shared} papersAt={papersAt} />;
  return <OwnList state={state} view={view} problems={problems} papersAt={papersAt} />;
}
