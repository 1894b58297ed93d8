import { Anchor } from '#components/ui/anchor.tsx';
import type { Meant, SearchNotes } from '#db/queries/search-notes.ts';
import { papersHref } from '#lib/hrefs.ts';
import { capitalised, countOf, figure, numberWord, quoted } from '#lib/wording.ts';

type SearchNoteProps = { notes: SearchNotes; total: number };

/** What a search may have meant, and how many of its results have all of its words. */
export function SearchNote({ notes: { meant, complete }, total }: SearchNoteProps) {
  if (!meant && complete === total) return null;
  return (
    <div className="search-note">
      {meant && (
        <p>
          Did you mean{' '}
          <Anchor className="lk" href={papersHref(meant.query)} data-after={meant.count}>
            {quoted(meant.query.q)}
          </Anchor>
          ? <span className="soft">{meantText(meant, total)}</span>
        </p>
      )}
      {complete < total && <p>{closeText(complete, total)}</p>}
    </div>
  );
}

/** How many papers the corrected search has, and how many of them are seen already. */
function meantText({ count, shared }: Meant, total: number): string {
  if (count === shared && count === total)
    return count === 1 ? 'This is its paper.' : 'These are its papers.';
  if (count === shared)
    return count === 1 ? 'Its one paper is among these.' : `Its ${figure(count)} papers are among these.`;
  return `It finds ${countOf(count, 'paper')}, ${shared === 0 ? 'none' : figure(shared)} of them among these.`;
}

function closeText(complete: number, total: number): string {
  if (total === 1) return 'It does not have all of the words, but comes close.';
  if (complete === 0) return 'None of them has all of the words; they come close.';
  const have = complete === 1 ? 'One of them has' : `${capitalised(numberWord(complete))} of them have`;
  return `${have} all of the words; ${total - complete === 1 ? 'the other comes' : 'the others come'} close.`;
}
