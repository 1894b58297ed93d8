'use client';

import { useEffect, useState } from 'react';

/** Hands a link to the system's share sheet. It is there only where the browser has one. */
export function ShareButton({ title, url }: { title: string; url: string }) {
  const [state, setState] = useState<'absent' | 'ready' | 'failed'>('absent');
  useEffect(() => {
    if ('share' in navigator) setState('ready');
  }, []);

  async function share(): Promise<void> {
    setState('ready');
    try {
      await navigator.share({ title, url });
    } catch (error) {
      // Closing the sheet without choosing is no failure.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setState('failed');
    }
  }

  return (
    <>
      {state !== 'absent' && (
        <button type="button" className="btn" onClick={share}>
          Share
        </button>
      )}
      <span role="status" className={state === 'failed' ? 'note' : 'vh'}>
        {state === 'failed' ? 'The share sheet did not open' : ''}
      </span>
    </>
  );
}
