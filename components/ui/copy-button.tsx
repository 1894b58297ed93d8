'use client';

import { useEffect, useState } from 'react';

/**
 * Copies the text of a field, or of another element, with this id. It appears only where a script runs and the browser
 * can copy; the text itself can be selected by anyone.
 */
export function CopyButton({ fieldId, label }: { fieldId: string; label: string }) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied' | 'failed'>('absent');
  useEffect(() => setState('ready'), []);
  useEffect(() => {
    if (state !== 'copied' && state !== 'failed') return;
    const timer = setTimeout(() => setState('ready'), 4000);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy(): Promise<void> {
    const field = document.getElementById(fieldId);
    if (!field) return;
    const isInput = field instanceof HTMLInputElement;
    if (isInput) field.select();
    else getSelection()?.selectAllChildren(field);
    try {
      await navigator.clipboard.writeText(isInput ? field.value : (field.textContent ?? ''));
      setState('copied');
    } catch {
      // Without a secure address there is no clipboard; the old command still works on the selected field.
      setState(document.execCommand('copy') ? 'copied' : 'failed');
    }
  }

  const said = state === 'copied' ? 'Copied' : state === 'failed' ? 'Press Ctrl-C to copy' : '';
  return (
    <>
      {state !== 'absent' && (
        <button type="button" className="btn" onClick={copy} aria-label={label}>
          {state === 'copied' ? 'Copied' : 'Copy'}
        </button>
      )}
      <span role="status" className={state === 'failed' ? 'note' : 'vh'}>
        {said}
      </span>
    </>
  );
}
