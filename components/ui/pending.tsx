'use client';

import { useEffect, useState } from 'react';
import { notePlace, takePlace } from '#components/ui/staying.ts';

/**
 * While a followed link is on its way the old page stays, paler, and after a moment a red rule runs under the head. A
 * link of `[data-stay]`, which changes a choice, leads to the same place of the next page.
 */
export function Pending() {
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    takePlace();
    const onClick = (event: MouseEvent) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/"]') : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0)
        return;
      // A file is saved while the page stays; a place on this page is there already.
      if (/\.\w+$/.test(link.pathname)) return;
      if (`${link.pathname}${link.search}` === `${location.pathname}${location.search}`) return;
      setBusy(true);
      if (!link.closest('[data-stay]')) return;
      notePlace(link, event.detail === 0);
      // The drawer stays open; and the place on the next page is this one, not the one that the link names.
      const hash = link.closest('.rail:target') ? location.hash : '';
      if (hash === link.hash) return;
      event.preventDefault();
      location.href = `${link.pathname}${link.search}${hash}`;
    };
    // A page that the browser kept is as it was left.
    const onShow = () => setBusy(false);
    document.addEventListener('click', onClick);
    window.addEventListener('pageshow', onShow);
    return () => {
      document.removeEventListener('click', onClick);
      window.removeEventListener('pageshow', onShow);
    };
  }, []);

  useEffect(() => {
    const main = document.getElementById('main');
    if (isBusy) main?.setAttribute('aria-busy', 'true');
    else main?.removeAttribute('aria-busy');
  }, [isBusy]);

  return isBusy ? <div className="pending" /> : null;
}
