import { say } from '#components/saved/voice.ts';
import type { SavedList } from '#lib/saved/saved-changes.ts';
import { documentText, readDocument } from '#lib/saved/saved-document.ts';

/** One document in the browser's store; what could not be read of one is kept under keys that begin alike. */
const KEY = 'broadsheet-saved';
const ASIDE = `${KEY}-damaged-`;

/** Why nothing can be kept: the browser forbids it, a later version's list is there, or a damaged one has no room. */
export type Trouble = 'blocked' | 'newer' | 'unkept';

/** A text that was no list, as it stood, under its key in the store. */
export type Damaged = { key: string; text: string };

export type SavedState = {
  list: SavedList;
  slugs: ReadonlySet<string>;
  damaged: readonly Damaged[];
  trouble: Trouble | undefined;
};

const TROUBLES: Readonly<Record<Trouble | 'full', string>> = {
  blocked:
    'This browser does not let the site keep anything, so that no list can be kept. Allow it to store site data, then load the page again.',
  newer: 'A later version of this site wrote your list. Load the page again; until then nothing is changed.',
  unkept:
    'Your list is damaged, and there is no room to keep it as it is. Download it from the page “Saved” and discard it; until then nothing is changed.',
  full: 'The browser’s room for this site is full, so that this was not kept. Download your list from the page “Saved”, then remove long notes or some papers.',
};

let known: { raw: string | null; state: SavedState } | undefined;
const listeners = new Set<() => void>();

/** What the browser keeps, read once and again after each change, here or in another tab. */
export function savedState(): SavedState {
  known ??= read();
  return known.state;
}

/** For `useSyncExternalStore`: however many ask, the browser is listened to once. */
export function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    window.addEventListener('storage', onStorage);
    window.addEventListener('pageshow', refresh);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener('storage', onStorage);
    window.removeEventListener('pageshow', refresh);
  };
}

/**
 * Changes the list, always the newest one, so that what another tab did stays. False, and said so, where the browser
 * does not keep it; then nothing is changed.
 */
export function changeSaved(change: (list: SavedList) => SavedList): boolean {
  refresh();
  const { list, trouble } = savedState();
  if (trouble) return complain(trouble);
  const next = change(list);
  try {
    localStorage.setItem(KEY, documentText(next));
  } catch {
    return complain('full');
  }
  refresh();
  return true;
}

/** Forgets a damaged text for good. */
export function discardDamaged(key: string): void {
  localStorage.removeItem(key);
  known = undefined;
  refresh();
}

export function troubleText(trouble: Trouble): string {
  return TROUBLES[trouble];
}

function complain(trouble: Trouble | 'full'): false {
  say({ text: TROUBLES[trouble], isShown: true });
  return false;
}

function onStorage({ key }: StorageEvent): void {
  if (key !== null && !key.startsWith(KEY)) return;
  if (key !== KEY) known = undefined;
  refresh();
}

function refresh(): void {
  const before = known;
  known = read();
  if (before?.state !== known.state) for (const listener of listeners) listener();
}

function read(): NonNullable<typeof known> {
  try {
    const raw = localStorage.getItem(KEY);
    if (known && known.raw === raw) return known;
    const { entries, damage, isNewer } = raw === null ? { entries: [] } : readDocument(raw);
    const isKept = raw === null || damage === undefined || isNewer || keptAside(raw);
    const damaged = damagedTexts();
    return {
      raw,
      state: {
        list: entries,
        slugs: new Set(entries.map(({ slug }) => slug)),
        damaged: isKept ? damaged : [...damaged, { key: KEY, text: raw }],
        trouble: isNewer ? 'newer' : isKept ? undefined : 'unkept',
      },
    };
  } catch {
    if (known?.state.trouble === 'blocked') return known;
    return { raw: null, state: { list: [], slugs: new Set(), damaged: [], trouble: 'blocked' } };
  }
}

/** Puts a damaged text under a key of its own, once, before anything is written over it. */
function keptAside(raw: string): boolean {
  const kept = damagedTexts();
  if (kept.some(({ text }) => text === raw)) return true;
  let number = 1;
  while (kept.some(({ key }) => key === `${ASIDE}${number}`)) number++;
  try {
    localStorage.setItem(`${ASIDE}${number}`, raw);
    return true;
  } catch {
    return false;
  }
}

function damagedTexts(): Damaged[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(ASIDE))
    .sort()
    .map((key) => ({ key, text: localStorage.getItem(key) ?? '' }));
}
