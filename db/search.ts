import type { Database } from '#db/open.ts';
import { hasWords } from '#db/search/full-text.ts';
import { findPapers, type SearchOutcome } from '#db/search/outcome.ts';
import { dataVersion } from '#db/search/search-index.ts';
import { parseSearch } from '#lib/search/query-language.ts';

/** Whether there is a letter or digit to search for. */
export function isSearchable(typed: string): boolean {
  return hasWords(parseSearch(typed).clauses);
}

/** Outcomes that are kept: a page asks for the same search several times, and its filters and pages ask again. */
const KEPT = 40;

const kept = new WeakMap<Database, { version: string; outcomes: Map<string, SearchOutcome> }>();

/** What a text finds in the whole corpus, best first; filters choose from it. Empty for a text without a letter or digit. */
export function search(db: Database, typed: string): SearchOutcome {
  const version = dataVersion(db);
  let known = kept.get(db);
  if (known?.version !== version) {
    known = { version, outcomes: new Map() };
    kept.set(db, known);
  }
  const { outcomes } = known;
  const outcome = outcomes.get(typed) ?? findPapers(db, typed);
  // The map's order is that of the last use: the first one is the one that can go.
  outcomes.delete(typed);
  outcomes.set(typed, outcome);
  const [oldest] = outcomes.keys();
  if (outcomes.size > KEPT && oldest !== undefined) outcomes.delete(oldest);
  return outcome;
}
