'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';

/**
 * While a followed link is on its way the old page stays, paler, and after a moment a red rule runs under the head.
 * A link that the keyboard followed, and that is gone on the next page, leaves the focus on the heading.
 */
export function Pending() {
  const address = `${usePathname()}?${useSearchParams()}`;
  const [busyFrom, setBusyFrom] = useState<string>();
  const byKeyboard = useRef(false);
  const arrivedAt = useRef(address);
  const busy = busyFrom === address;

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/"]') : null;
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0)
        return;
      const here = `${location.pathname}${location.search}`;
      if (`${link.pathname}${link.search}` === here) return;
      byKeyboard.current = event.detail === 0;
      setBusyFrom(address);
    };
    document.addEventListener('click', onClick);
    return () => document.removeEventListener('click', onClick);
  }, [address]);

  useEffect(() => {
    const main = document.getElementById('main');
    if (busy) main?.setAttribute('aria-busy', 'true');
    else main?.removeAttribute('aria-busy');
  }, [busy]);

  useEffect(() => {
    if (arrivedAt.current === address) return;
    arrivedAt.current = address;
    if (byKeyboard.current && document.activeElement === document.body)
      document.getElementById('heading')?.focus();
    byKeyboard.current = false;
  }, [address]);

  return busy ? <div className="pending" /> : null;
}
