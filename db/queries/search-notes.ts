import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { countPapers } from '#db/queries/list-papers.ts';
import { search } from '#db/search.ts';
import { whereOf } from '#db/where.ts';
import { withText } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { didYouMean } from '#lib/search/did-you-mean.ts';

/** What there is to say about how a state's words were understood. */
export type SearchNotes = {
  /** How many of its papers have all that was typed; the others come close. */
  complete: number;
  /** The state with words that hardly any paper has corrected, and its number of papers. */
  meant: { query: PaperQuery; count: number } | undefined;
};

/** Undefined for a state without words. */
export async function searchNotes(
  db: Database,
  query: PaperQuery,
  total: number,
): Promise<SearchNotes | undefined> {
  if (query.q === '') return undefined;
  const { ids, complete, wants } = search(db, query.q);
  const corrected = didYouMean(query.q, wants);
  const meant = corrected === undefined ? undefined : withText(query, corrected);
  return {
    complete: complete.length === ids.length ? total : countAmong(db, query, complete),
    meant: meant && { query: meant, count: await countPapers(db, meant) },
  };
}

function countAmong(db: Database, query: PaperQuery, ids: readonly number[]): number {
  const among = sql`papers.id in (select value from json_each(${JSON.stringify(ids)}))`;
  return (
    db.get<{ n: number }>(sql`select count(*) as n from papers where ${whereOf(db, query)} and ${among}`)
      ?.n ?? 0
  );
}
