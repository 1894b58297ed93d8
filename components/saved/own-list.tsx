import { useState } from 'react';
import { ImportFile } from '#components/saved/import-file.tsx';
import { ListFiles } from '#components/saved/list-files.tsx';
import { ListPages } from '#components/saved/list-pages.tsx';
import { ListTools } from '#components/saved/list-tools.tsx';
import { RemoveAll } from '#components/saved/remove-all.tsx';
import { SavedNotice } from '#components/saved/saved-notice.tsx';
import { SavedRow } from '#components/saved/saved-row.tsx';
import { type SavedState, troubleText } from '#components/saved/saved-store.ts';
import { ShareList } from '#components/saved/share-list.tsx';
import { StoreDamage } from '#components/saved/store-damage.tsx';
import { Anchor } from '#components/ui/anchor.tsx';
import { merged } from '#lib/saved/saved-changes.ts';
import type { SavedEntry } from '#lib/saved/saved-entry.ts';
import { arranged, SAVED_PAGE_SIZE, type SavedView, tagCounts } from '#lib/saved/saved-view.ts';
import { countOf, figure } from '#lib/wording.ts';

type OwnListProps = { state: SavedState; view: SavedView; problems: readonly string[]; papersAt: string };

/** The reader's own list: what is on it, with notes, tags and read marks, and the ways in and out of it. */
export function OwnList({ state, view, problems, papersAt }: OwnListProps) {
  // What was taken off stays in its place until the page is left, with a way back.
  const [removed, setRemoved] = useState<readonly SavedEntry[]>([]);
  const { list, damaged, trouble } = state;
  const gone = removed.filter(({ slug }) => !state.slugs.has(slug));
  const shown = arranged(merged(list, gone), view);
  const pages = Math.max(1, Math.ceil(shown.length / SAVED_PAGE_SIZE));
  const page = Math.min(view.page, pages);
  const first = (page - 1) * SAVED_PAGE_SIZE;
  const unread = list.filter(({ readAt }) => readAt === undefined).length;
  const said = [
    ...problems,
    ...(page < view.page ? [`There is no page ${view.page}; this is the last.`] : []),
    ...(trouble ? [troubleText(trouble)] : []),
  ];
  return (
    <>
      <header className="page-h">
        <h1 id="heading" tabIndex={-1}>
          Saved papers
        </h1>
        {list.length > 0 && (
          <p className="plain">
            {countOf(list.length, 'paper')}, {unread === list.length ? 'all' : figure(unread)} of them unread.
            The list is kept in this browser and nowhere else.
          </p>
        )}
        <SavedNotice texts={said} />
        <StoreDamage damaged={damaged} />
      </header>
      <section aria-labelledby="heading" className="saved-list">
        {list.length > 0 && <ListTools view={view} tags={tagCounts(list)} />}
        {shown.length > 0 ? (
          <ol className="rows" start={first + 1}>
            {shown.slice(first, first + SAVED_PAGE_SIZE).map((entry, index) => (
              <SavedRow
                key={entry.slug}
                entry={entry}
                href={papersAt + entry.slug}
                number={first + index + 1}
                isGone={!state.slugs.has(entry.slug)}
                onRemove={(one) =>
                  setRemoved((before) => [...before.filter(({ slug }) => slug !== one.slug), one])
                }
              />
            ))}
          </ol>
        ) : (
          <Empty isAll={list.length === 0} />
        )}
        <ListPages view={view} page={page} total={shown.length} />
        <datalist id="saved-tags">
          {tagCounts(list).map(([tag]) => (
            <option key={tag} value={tag} />
          ))}
        </datalist>
      </section>
      <div className="band cols cols-3 no-print">
        <ListFiles list={list} />
        <ImportFile />
        <ShareList list={list} />
      </div>
      {list.length > 0 && <RemoveAll list={list} onRemove={() => setRemoved([])} />}
    </>
  );
}

function Empty({ isAll }: { isAll: boolean }) {
  if (!isAll)
    return (
      <div className="empty">
        <p>
          No paper on your list is of this kind.{' '}
          <a className="lk" href="#all">
            Show the whole list
          </a>
          .
        </p>
      </div>
    );
  return (
    <div className="empty">
      <p>
        Nothing is saved yet. “Save” stands with every paper, in lists and on its own page; the key{' '}
        <span className="key">s</span> does the same for the paper that has the focus. A list from elsewhere
        can be read in below.
      </p>
      <p className="mt-4">
        <Anchor className="go" href="/papers">
          Explore the papers
        </Anchor>
      </p>
    </div>
  );
}
