/** A sentence on what was done with the list: spoken, or shown too where the reader must see it, with a way back. */
export type Saying = { text: string; isShown?: boolean; undo?: () => void };

let saying: Saying = { text: '' };
const listeners = new Set<() => void>();

export function say(what: Saying): void {
  saying = what;
  for (const listener of listeners) listener();
}

export function currentSaying(): Saying {
  return saying;
}

export function subscribeToVoice(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
