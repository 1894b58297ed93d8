'use client';

import { useEffect } from 'react';

/**
 * Makes the element that `#id` opens on narrow screens behave as a dialog: what lies behind cannot be reached, the
 * focus goes in, and Escape leads to `#rest`. Without a script it opens and closes by its links alone.
 */
export function Drawer({ id, rest }: { id: string; rest: string }) {
  useEffect(() => {
    const drawer = document.getElementById(id);
    const narrow = matchMedia('(max-width: 43.75em)');
    let wasOpen = false;
    const behind = () => document.querySelectorAll<HTMLElement>(`body > header, body > footer, #${rest}`);
    const isOpen = () => narrow.matches && drawer?.matches(':target') === true;
    const sync = () => {
      const open = isOpen();
      for (const element of behind()) element.inert = open;
      if (open && !wasOpen) drawer?.querySelector<HTMLElement>(`a[href="#${rest}"]`)?.focus();
      wasOpen = open;
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isOpen()) location.hash = rest;
    };
    sync();
    window.addEventListener('hashchange', sync);
    document.addEventListener('keydown', onKey);
    narrow.addEventListener('change', sync);
    return () => {
      for (const element of behind()) element.inert = false;
      window.removeEventListener('hashchange', sync);
      document.removeEventListener('keydown', onKey);
      narrow.removeEventListener('change', sync);
    };
  }, [id, rest]);
  return null;
}
