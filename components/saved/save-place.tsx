import type { SharedEntry } from '#lib/saved/share-link.ts';

type SavePlaceProps = { paper?: SharedEntry | undefined; look?: 'save' | 'btn' };

/**
 * Where the button that saves a paper comes (`SaveButtons`), with the paper as the list keeps it. In a row it is left
 * out, unless the title is set as more than text: the row says which paper it is.
 */
export function SavePlace({ paper, look = 'save' }: SavePlaceProps) {
  return (
    <span
      className={look === 'btn' ? 'save-at save-btn' : 'save-at'}
      data-paper={paper && JSON.stringify(paper)}
    />
  );
}
