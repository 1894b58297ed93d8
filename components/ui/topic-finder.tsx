'use client';

import { useEffect, useId, useState } from 'react';
import { Magnifier } from '#components/ui/icons.tsx';

/**
 * Narrows the list of topics below it while one types. Without a script it does not appear: the whole list is there
 * to read.
 */
export function TopicFinder({ listId, count }: { listId: string; count: number }) {
  const id = useId();
  const [ready, setReady] = useState(false);
  const [typed, setTyped] = useState('');
  useEffect(() => setReady(true), []);
  useEffect(() => {
    const wanted = typed.trim().toLowerCase();
    const list = document.getElementById(listId);
    if (!list) return;
    for (const row of list.querySelectorAll<HTMLElement>('[data-label]')) {
      row.hidden = wanted !== '' && !row.dataset.label?.includes(wanted);
    }
    for (const group of list.querySelectorAll<HTMLElement>('[data-group]')) {
      group.hidden = group.querySelector('[data-label]:not([hidden])') === null;
    }
    // What is folded away can be what is looked for.
    for (const fold of list.querySelectorAll('details')) fold.open = wanted !== '';
  }, [typed, listId]);
  if (!ready) return <div className="fg-find fg-find-wait" aria-hidden="true" />;
  return (
    <div className="fg-find">
      <Magnifier size={13} />
      <input
        id={id}
        type="search"
        aria-label="Find a topic"
        placeholder={`Find one of ${count} topics`}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setTyped('');
        }}
      />
    </div>
  );
}
