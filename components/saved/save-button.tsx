'use client';

import { changeSaved, savedState } from '#components/saved/saved-store.ts';
import { useIsSaved } from '#components/saved/use-saved.ts';
import { say } from '#components/saved/voice.ts';
import { merged, withChanged, without } from '#lib/saved/saved-changes.ts';
import { readFacts } from '#lib/saved/saved-entry.ts';
import type { SharedEntry } from '#lib/saved/share-link.ts';
import { countOf } from '#lib/wording.ts';

type SaveButtonProps = {
  paper: SharedEntry;
  /** Where a program learns what else is known of the paper, of which a row shows but a part. */
  factsAt?: string;
  /** Plain words in a row, a button's outline on the paper's own page. */
  look?: 'save' | 'btn';
};

/** Puts a paper on the reader's own list, or takes it off. Its place is kept until a script shows it. */
export function SaveButton({ paper, factsAt, look = 'save' }: SaveButtonProps) {
  const isSaved = useIsSaved(paper.slug);
  return (
    <button
      type="button"
      className={isSaved === undefined ? `${look} invisible` : look}
      aria-pressed={isSaved === true}
      aria-keyshortcuts="s"
      data-key="s"
      onClick={() => (isSaved ? unsave(paper.slug) : save(paper, factsAt))}
    >
      {isSaved ? 'Saved' : 'Save'}
      <span className="vh"> “{paper.title}”</span>
    </button>
  );
}

function save(paper: SharedEntry, factsAt: string | undefined): void {
  const entry = { ...paper, savedAt: new Date().toISOString() };
  if (!changeSaved((list) => merged(list, [entry]))) return;
  say({ text: `Saved. Your list has ${countOf(savedState().list.length, 'paper')}.` });
  if (factsAt !== undefined) void learnFacts(paper.slug, factsAt);
}

function unsave(slug: string): void {
  const entry = savedState().list.find((one) => one.slug === slug);
  if (!entry || !changeSaved((list) => without(list, [slug]))) return;
  const left = `Your list has ${countOf(savedState().list.length, 'paper')}.`;
  if (entry.note === undefined && entry.tags.length === 0 && entry.readAt === undefined) {
    say({ text: `Removed. ${left}` });
    return;
  }
  say({
    text: `Removed “${entry.title}” with what you wrote to it.`,
    isShown: true,
    undo: () => {
      if (changeSaved((list) => merged(list, [entry])))
        say({ text: `“${entry.title}” is on your list again.` });
    },
  });
}

/** Adds the paper's authors, year and identifiers to its entry. Without them the list still works. */
async function learnFacts(slug: string, factsAt: string): Promise<void> {
  const facts = await fetch(factsAt)
    .then((response) => (response.ok ? response.json() : undefined))
    .then(readFacts)
    .catch(() => undefined);
  if (facts && savedState().slugs.has(slug))
    changeSaved((list) => withChanged(list, slug, (entry) => ({ ...facts, ...entry })));
}
