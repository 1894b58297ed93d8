import { keptAnswer } from '#db/kept-answers.ts';
import type { Database } from '#db/open.ts';
import { hasWords } from '#db/search/full-text.ts';
import { findPapers, type SearchOutcome } from '#db/search/outcome.ts';
import { parseSearch } from '#lib/search/query-language.ts';

/** Whether there is a letter or digit to search for. */
export function isSearchable(typed: string): boolean {
  return hasWords(parseSearch(typed).clauses);
}

/** What a text finds in the whole corpus, best first; filters choose from it. Empty for a text without a letter or digit. */
export function search(db: Database, typed: string): SearchOutcome {
  return keptAnswer(
    db,
    `search ${typed}`,
    () => findPapers(db, typed),
    ({ bytes }) => bytes,
  );
}
