import type { Database } from '#db/open.ts';
import { scopesOf } from '#db/paper-sets.ts';
import { countPapers } from '#db/queries/list-papers.ts';
import { search } from '#db/search.ts';
import { withText } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { didYouMean } from '#lib/search/did-you-mean.ts';

/** What there is to say about how a state's words were understood. */
export type SearchNotes = {
  /** How many of its papers have all that was typed; the others come close. */
  complete: number;
  meant: Meant | undefined;
};

/** The state with words that hardly any paper has corrected, its papers, and how many of them the state has as well. */
export type Meant = { query: PaperQuery; count: number; shared: number };

/** Undefined for a state without words. */
export async function searchNotes(
  db: Database,
  query: PaperQuery,
  total: number,
): Promise<SearchNotes | undefined> {
  if (query.q === '') return undefined;
  const { found, complete, wants } = search(db, query.q);
  const corrected = didYouMean(query.q, wants);
  return {
    complete: complete.length === found.length ? total : countAmong(db, query, complete),
    meant: corrected === undefined ? undefined : await meantBy(db, withText(query, corrected), found),
  };
}

async function meantBy(db: Database, query: PaperQuery, ids: Uint32Array): Promise<Meant> {
  return { query, count: await countPapers(db, query), shared: countAmong(db, query, ids) };
}

function countAmong(db: Database, query: PaperQuery, ids: Uint32Array): number {
  const { has } = scopesOf(db, query);
  return ids.reduce((count, id) => count + (has(id) ? 1 : 0), 0);
}
