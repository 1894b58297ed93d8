import { useEffect, useId, useRef, useState } from 'react';
import { changeSaved } from '#components/saved/saved-store.ts';
import { withChanged } from '#lib/saved/saved-changes.ts';
import { normalNote } from '#lib/saved/saved-entry.ts';

/** Milliseconds after the last key until a note is kept. */
const PAUSE = 300;

/** A note to a paper, kept while it is typed. What another tab makes of it takes its place here too. */
export function NoteField({ slug, title, note }: { slug: string; title: string; note: string }) {
  const id = useId();
  const [text, setText] = useState(note);
  const [isOpen, setOpen] = useState(note !== '');
  /** The note as the store has it, for all that is known here. */
  const kept = useRef(note);
  const typed = useRef(note);

  const keep = useRef(() => {
    const next = normalNote(typed.current);
    if (next === kept.current) return;
    const isKept = changeSaved((list) =>
      withChanged(list, slug, ({ note: _, ...rest }) => (next === '' ? rest : { ...rest, note: next })),
    );
    if (isKept) kept.current = next;
  });

  useEffect(() => {
    if (note === kept.current) return;
    kept.current = note;
    typed.current = note;
    setText(note);
    setOpen((wasOpen) => wasOpen || note !== '');
  }, [note]);

  useEffect(() => {
    const timer = setTimeout(() => keep.current(), text === kept.current ? 0 : PAUSE);
    return () => clearTimeout(timer);
  }, [text]);

  useEffect(() => {
    const keepNow = keep.current;
    window.addEventListener('pagehide', keepNow);
    return () => {
      window.removeEventListener('pagehide', keepNow);
      keepNow();
    };
  }, []);

  if (!isOpen)
    return (
      <button type="button" className="lk soft saved-add" onClick={() => setOpen(true)}>
        Add a note<span className="vh"> to “{title}”</span>
      </button>
    );
  return (
    <div className="saved-note">
      <label className="soft" htmlFor={id}>
        Note<span className="vh"> to “{title}”</span>
      </label>
      <textarea
        id={id}
        rows={2}
        // The button that opened the field is gone: the field has the focus in its place.
        ref={(field) => {
          if (field && note === '' && document.activeElement === document.body) field.focus();
        }}
        value={text}
        onBlur={() => keep.current()}
        onChange={({ target }) => {
          typed.current = target.value;
          setText(target.value);
        }}
      />
    </div>
  );
}
