import { Anchor } from '#components/ui/anchor.tsx';
import type { SearchNotes } from '#db/queries/search-notes.ts';
import { papersHref } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { capitalised, countOf, numberWord, quoted } from '#lib/wording.ts';

type SearchNoteProps = { notes: SearchNotes; query: PaperQuery; total: number };

/** What a search may have meant, and how many of its results have all of its words. */
export function SearchNote({ notes: { meant, complete }, query, total }: SearchNoteProps) {
  if (!meant && complete === total) return null;
  return (
    <div className="search-note">
      {meant && (
        <p>
          Did you mean{' '}
          <Anchor className="lk" href={papersHref(meant.query)} data-after={meant.count}>
            {quoted(meant.query.q)}
          </Anchor>
          ? <span className="soft">{countOf(meant.count, 'paper')}; they are among these.</span>
        </p>
      )}
      {complete < total && <p>{closeText(query, complete)}</p>}
    </div>
  );
}

function closeText({ page }: PaperQuery, complete: number): string {
  if (complete === 0) return 'No paper has all of these words. These come closest.';
  const have = complete === 1 ? 'One paper has' : `${capitalised(numberWord(complete))} papers have`;
  return `${have} all of these words; the others ${page === 1 ? 'come' : 'on these pages come'} close.`;
}
