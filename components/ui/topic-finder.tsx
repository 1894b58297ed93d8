'use client';

import { useEffect, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { Magnifier } from '#components/ui/icons.tsx';
import { usePlaces } from '#components/ui/use-places.ts';

type TopicFinderProps = { listId: string; count: number };

/** The field that finds a topic, in its place above the list. */
export function TopicFinder(props: TopicFinderProps) {
  return usePlaces('.fg-find-wait').map((place) => createPortal(<Finder {...props} />, place, 'finder'));
}

/**
 * Narrows the list of topics below it while one types; Enter follows the first that is left. Without a script it does
 * not appear: the whole list is there to read.
 */
function Finder({ listId, count }: TopicFinderProps) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [none, setNone] = useState(false);
  useEffect(() => setNone(narrow(listId, typed.trim().toLowerCase()) === 0), [typed, listId]);
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
  for (const row of list.querySelectorAll<HTMLElement>('li')) {
    row.hidden = !row.querySelector('span')?.firstChild?.textContent?.toLowerCase().includes(wanted);
    if (!row.hidden) left += 1;
  }
  for (const group of list.querySelectorAll<HTMLElement>('.family')) {
    group.hidden = group.querySelector('li:not([hidden])') === null;
  }
  // What is folded away can be what is looked for.
  for (const fold of list.querySelectorAll('details')) fold.open = wanted !== '';
  list.toggleAttribute('data-finding', wanted !== '');
  return left;
}

function firstMatch(listId: string): HTMLElement | null {
  return document.getElementById(listId)?.querySelector<HTMLElement>('li:not([hidden]) a') ?? null;
}
