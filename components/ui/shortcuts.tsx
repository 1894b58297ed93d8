'use client';

import { useEffect } from 'react';

/**
 * Keys for readers who use them: `/` and Ctrl-K (Cmd-K) go to the search box, `j` and `k` to the next and the previous
 * result; `s` presses the button that names it (`data-key`), of the row that has the focus, else of the page.
 */
export function Shortcuts() {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isSearchKey(event)) {
        event.preventDefault();
        focusSearch();
        return;
      }
      const target = event.target instanceof HTMLElement ? event.target : undefined;
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target?.closest('input, select, textarea, [contenteditable]')
      )
        return;
      if (event.key === '/') {
        event.preventDefault();
        focusSearch();
      } else if (event.key === 'j' || event.key === 'k') {
        step(event.key === 'j' ? 1 : -1);
      } else if (event.key === 's') {
        press('s');
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return null;
}

/** Ctrl-K or Cmd-K, which work within fields too. */
function isSearchKey({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;
}

function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('#q');
  box?.select();
  box?.focus();
}

/** Moves the focus along the titles of the results. */
function step(by: 1 | -1): void {
  const titles = [...document.querySelectorAll<HTMLAnchorElement>('.row-title a')];
  const here = titles.findIndex((title) => title.closest('.row')?.contains(document.activeElement));
  const next = here === -1 ? (by === 1 ? 0 : titles.length - 1) : here + by;
  titles[Math.min(Math.max(next, 0), titles.length - 1)]?.focus();
}

function press(key: string): void {
  const row = document.activeElement?.closest('.row');
  const buttons = document.querySelectorAll<HTMLButtonElement>(`[data-key="${key}"]`);
  [...buttons].find((button) => button.closest('.row') === (row ?? null))?.click();
}
