'use client';

import { useEffect, useState } from 'react';

/**
 * Copies the text of a field, or of another element, with this id, and says `done`. It appears only where a script runs;
 * the text itself can be selected by anyone. What is said has its place from the beginning, empty, since a screen
 * reader hears of changes only in regions that it knows.
 */
export function CopyButton({ fieldId, label, done }: { fieldId: string; label: string; done: string }) {
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
    // Emptied first: the same words once more would be no change, and not be spoken.
    setState('ready');
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

  const said = state === 'copied' ? done : state === 'failed' ? 'Not copied: copy what is selected' : '';
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
