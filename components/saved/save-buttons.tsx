'use client';

import { createPortal } from 'react-dom';
import { SaveButton } from '#components/saved/save-button.tsx';
import { usePlaces } from '#components/ui/use-places.ts';
import type { SharedEntry } from '#lib/saved/share-link.ts';

/** The buttons that save papers, in their places. */
export function SaveButtons() {
  return usePlaces('.save-at').map((place) => {
    const whole = place.dataset.paper;
    const link = place.closest('.row')?.querySelector<HTMLAnchorElement>('.row-title a');
    const paper = whole === undefined ? paperOf(link) : (JSON.parse(whole) as SharedEntry);
    return createPortal(
      <SaveButton
        paper={paper}
        // A paper's forms are on the same base name as its page.
        {...(link ? { factsAt: `${link.pathname}.json` } : { look: 'btn' })}
      />,
      place,
      paper.slug,
    );
  });
}

/** The paper that the title of a row links to. */
function paperOf(link: HTMLAnchorElement | null | undefined): SharedEntry {
  return {
    slug: link?.pathname.split('/').at(-1) ?? '',
    // A dash is kept with the word before it by another space (`RichText`).
    title: link?.textContent.replaceAll('\u00a0', ' ') ?? '',
    tags: [],
  };
}
