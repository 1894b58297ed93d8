'use client';

import { createPortal } from 'react-dom';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { ShareButton } from '#components/ui/share-button.tsx';
import { usePlaces } from '#components/ui/use-places.ts';

/** The buttons that copy and share, in their places on a paper's page. */
export function ShareButtons() {
  return usePlaces('[data-copy], [data-share]').map((place) => {
    const { copy, label = '', done = '', share = '', title = '' } = place.dataset;
    const button =
      copy === undefined ? (
        <ShareButton title={title} url={share} />
      ) : (
        <CopyButton fieldId={copy} label={label} done={done} />
      );
    return createPortal(button, place, copy ?? 'share');
  });
}
