'use client';

import { useEffect, useId, useState } from 'react';
import { Magnifier } from '#components/ui/icons.tsx';

/**
 * Narrows the list of topics below it while one types; Enter follows the first that is left. Without a script it does
 * not appear: the whole list is there to read.
 */
export function TopicFinder({ listId, count }: { listId: string; count: number }) {
  const id = useId();
  const [ready, setReady] = useState(false);
  const [typed, setTyped] = useState('');
  const [none, setNone] = useState(false);
  useEffect(() => setReady(true), []);
  useEffect(() => setNone(narrow(listId, typed.trim().toLowerCase()) === 0), [typed, listId]);
  if (!ready) return <div className="fg-find fg-find-wait" aria-hidden="true" />;
  return (
    <>
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
            if (event.key === 'Enter' && typed.trim() !== '') firstMatch(listId)?.click();
          }}
        />
      </div>
      <p className="fg-none" role="status">
        {none && `No topic is called “${typed.trim()}”`}
      </p>
    </>
  );
}

/** Hides the rows of the list without what is wanted, and says how many are left. */
function narrow(listId: string, wanted: string): number {
  const list = document.getElementById(listId);
  if (!list) return 0;
  let left = 0;
  for (const row of list.querySelectorAll<HTMLElement>('[data-label]')) {
    row.hidden = wanted !== '' && !row.dataset.label?.includes(wanted);
    if (!row.hidden) left += 1;
  }
  for (const group of list.querySelectorAll<HTMLElement>('[data-group]')) {
    group.hidden = group.querySelector('[data-label]:not([hidden])') === null;
  }
  // What is folded away can be what is looked for.
  for (const fold of list.querySelectorAll('details')) fold.open = wanted !== '';
  list.toggleAttribute('data-finding', wanted !== '');
  return left;
}

function firstMatch(listId: string): HTMLElement | null {
  return document.getElementById(listId)?.querySelector<HTMLElement>('[data-label]:not([hidden]) a') ?? null;
}
