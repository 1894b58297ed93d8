import { useSyncExternalStore } from 'react';
import { type SavedState, savedState, subscribe } from '#components/saved/saved-store.ts';

/** What the browser keeps; undefined on the server and until the page is alive. */
export function useSavedState(): SavedState | undefined {
  return useSyncExternalStore(subscribe, savedState, () => undefined);
}

/** Whether a paper is on the list. */
export function useIsSaved(slug: string): boolean | undefined {
  return useSyncExternalStore(
    subscribe,
    () => savedState().slugs.has(slug),
    () => undefined,
  );
}
