import { useSyncExternalStore } from 'react';

/** The address's fragment with its `#`, '' where it has none; undefined on the server. */
export function useFragment(): string | undefined {
  return useSyncExternalStore(
    subscribe,
    () => location.hash,
    () => undefined,
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}
