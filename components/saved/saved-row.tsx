import { useEffect, useRef } from 'react';
import { NoteField } from '#components/saved/note-field.tsx';
import { SavedFactsLine } from '#components/saved/saved-facts-line.tsx';
import { changeSaved } from '#components/saved/saved-store.ts';
import { TagField } from '#components/saved/tag-field.tsx';
import { say } from '#components/saved/voice.ts';
import { Anchor } from '#components/ui/anchor.tsx';
import { merged, withChanged, without } from '#lib/saved/saved-changes.ts';
import type { SavedEntry } from '#lib/saved/saved-entry.ts';

type SavedRowProps = {
  entry: SavedEntry;
  href: string;
  number: number;
  /** Taken off the list; its place has the way back. */
  isGone: boolean;
  onRemove: (entry: SavedEntry) => void;
};

/** A paper on the reader's list, with what the reader writes to it. */
export function SavedRow({ entry, href, number, isGone, onRemove }: SavedRowProps) {
  const { slug, title, readAt } = entry;
  if (isGone) return <GoneRow entry={entry} />;
  const setRead = (isRead: boolean) =>
    changeSaved((list) =>
      withChanged(list, slug, ({ readAt: _, ...rest }) =>
        isRead ? { ...rest, readAt: new Date().toISOString() } : rest,
      ),
    );
  const remove = () => {
    if (!changeSaved((list) => without(list, [slug]))) return;
    onRemove(entry);
    say({ text: `Removed “${title}”. Undo brings it back.` });
  };
  return (
    <li className="row saved-row" data-slug={slug}>
      <span className="row-n">{number}</span>
      <div className="row-main">
        <h2 className="row-title">
          <Anchor href={href}>{title}</Anchor>
        </h2>
        <SavedFactsLine entry={entry} savedAt={entry.savedAt} />
        <NoteField slug={slug} title={title} note={entry.note ?? ''} />
      </div>
      <div className="row-side">
        <TagField slug={slug} title={title} tags={entry.tags} />
        <p className="saved-acts">
          <label>
            <input
              type="checkbox"
              checked={readAt !== undefined}
              onChange={({ target }) => setRead(target.checked)}
            />{' '}
            Read<span className="vh"> “{title}”</span>
          </label>
          <button type="button" className="lk" data-key="s" onClick={remove}>
            Remove<span className="vh"> “{title}”</span>
          </button>
        </p>
      </div>
    </li>
  );
}

function GoneRow({ entry }: { entry: SavedEntry }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The button that was pressed is gone: what takes it back has the focus in its place.
    if (document.activeElement === document.body) undo.current?.focus();
  }, []);
  const bringBack = () => {
    if (!changeSaved((list) => merged(list, [entry]))) return;
    say({ text: `“${entry.title}” is on your list again.` });
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-slug="${entry.slug}"] .row-title a`)?.focus(),
    );
  };
  return (
    <li className="row saved-gone">
      <p>
        Removed “{entry.title}”.{' '}
        <button type="button" className="lk" data-key="s" ref={undo} onClick={bringBack}>
          Undo<span className="vh"> the removal of “{entry.title}”</span>
        </button>
      </p>
    </li>
  );
}
