import { useEffect, useState } from 'react';
import { SaveButton } from '#components/saved/save-button.tsx';
import { SavedFactsLine } from '#components/saved/saved-facts-line.tsx';
import { SavedNotice } from '#components/saved/saved-notice.tsx';
import { changeSaved, savedState } from '#components/saved/saved-store.ts';
import { useSavedState } from '#components/saved/use-saved.ts';
import { say } from '#components/saved/voice.ts';
import { Anchor } from '#components/ui/anchor.tsx';
import { merged } from '#lib/saved/saved-changes.ts';
import { type SharedEntry, unpackedList, unread } from '#lib/saved/share-link.ts';
import { countOf } from '#lib/wording.ts';

type Read = Awaited<ReturnType<typeof unpackedList>>;

/** A list that a link holds. The reader's own is as it was until something of it is saved. */
export function SharedList({ packed, papersAt }: { packed: string; papersAt: string }) {
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    let isOld = false;
    void unpackedList(packed).then((found) => {
      if (!isOld) setRead(found);
    });
    return () => {
      isOld = true;
    };
  }, [packed]);
  return (
    <>
      <header className="page-h">
        <h1 id="heading" tabIndex={-1}>
          A shared list
        </h1>
        {read && 'problem' in read && <SavedNotice texts={[read.problem]} />}
        {read && 'list' in read && <About list={read.list} />}
        <p className="mt-4">
          <a className="go" href="#all">
            Your own list
          </a>
        </p>
      </header>
      {read && 'list' in read && (
        <ol className="rows saved-shared">
          {read.list.map((entry, index) => (
            <SharedRow key={entry.slug} entry={entry} href={papersAt + entry.slug} number={index + 1} />
          ))}
        </ol>
      )}
    </>
  );
}

function About({ list }: { list: readonly SharedEntry[] }) {
  const slugs = useSavedState()?.slugs;
  const isSaved = slugs !== undefined && list.every(({ slug }) => slugs.has(slug));
  const saveAll = () => {
    const savedAt = new Date().toISOString();
    const before = savedState().list.length;
    if (
      !changeSaved((mine) =>
        merged(
          mine,
          list.map((entry) => ({ ...unread(entry), savedAt })),
        ),
      )
    )
      return;
    say({ text: `${countOf(savedState().list.length - before, 'paper')} added to your list.` });
  };
  return (
    <>
      <p className="plain">
        {countOf(list.length, 'paper')} that somebody shares with you by a link.{' '}
        {isSaved ? 'All of them are on your own list.' : 'Your own list is as it was.'}
      </p>
      <p className="mt-4">
        <button type="button" className="btn btn-ink" disabled={list.length === 0} onClick={saveAll}>
          Save all to my list
        </button>
      </p>
    </>
  );
}

function SharedRow({ entry, href, number }: { entry: SharedEntry; href: string; number: number }) {
  const { title, note, tags, readAt } = entry;
  return (
    <li className="row saved-row">
      <span className="row-n">{number}</span>
      <div className="row-main">
        <h2 className="row-title">
          <Anchor href={href}>{title}</Anchor>
        </h2>
        <SavedFactsLine entry={entry} />
        {note !== undefined && <p className="saved-their-note">{note}</p>}
      </div>
      <div className="row-side">
        {tags.length > 0 && <p className="row-tags">{tags.join(', ')}</p>}
        {readAt !== undefined && <p className="meta">Read by the sender</p>}
        <SaveButton paper={unread(entry)} />
      </div>
    </li>
  );
}
