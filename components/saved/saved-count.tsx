'use client';

import { useSavedState } from '#components/saved/use-saved.ts';
import { figure } from '#lib/wording.ts';

/** The number of papers on the reader's list, in red ink, with its place kept; nothing where there are none. */
export function SavedCount() {
  const count = useSavedState()?.list.length ?? 0;
  return (
    <span className="saved-n num">
      {count > 0 && (
        <>
          {figure(count)}
          <span className="vh"> papers</span>
        </>
      )}
    </span>
  );
}
