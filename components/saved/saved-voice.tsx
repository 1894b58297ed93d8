'use client';

import { useSyncExternalStore } from 'react';
import { currentSaying, type Saying, say, subscribeToVoice } from '#components/saved/voice.ts';

const SILENCE: Saying = { text: '' };

/** Says what was done with the list, to whoever listens; what must be seen stands at the foot of the window. */
export function SavedVoice() {
  const { text, isShown, undo } = useSyncExternalStore(subscribeToVoice, currentSaying, () => SILENCE);
  return (
    <div className={isShown ? 'saved-voice' : 'vh'}>
      <p role="status">{text}</p>
      {isShown && undo && (
        <button type="button" className="btn" onClick={undo}>
          Undo
        </button>
      )}
      {isShown && (
        <button type="button" className="btn" onClick={() => say(SILENCE)}>
          Close
        </button>
      )}
    </div>
  );
}
