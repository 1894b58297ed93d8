import type { Database } from '#db/open.ts';
import { knownValues } from '#db/queries/known-values.ts';
import { type FoundPaper, searchPapers } from '#db/queries/search-papers.ts';
import type { Labels } from '#lib/labels.ts';
import { type PaperQuery, parsePaperQuery } from '#lib/paper-query.ts';
import type { Params, QueryProblem } from '#lib/params.ts';

/** What an address's parameters find, the state that they were understood as, and what could not be had of them. */
export type AskedSearch = {
  query: PaperQuery;
  labels: Labels;
  total: number;
  results: FoundPaper[];
  problems: QueryProblem[];
};

/**
 * Searches for what was typed as the explorer does, `limit` papers a page. A page past the last one is empty, so that a
 * program that goes from page to page comes to an end.
 */
export async function askedSearch(db: Database, params: Params, limit: number): Promise<AskedSearch> {
  const parsed = parsePaperQuery(params);
  const { query, labels, problems } = await knownValues(db, parsed.query);
  const found = await searchPapers(db, query, { limit, offset: (query.page - 1) * limit });
  return { query, labels, ...found, problems: [...parsed.problems, ...problems] };
}

/** A search's answer to a program. */
export function searchAnswer({ total, results }: AskedSearch) {
  return {
    total,
    results: results.map(({ slug, title, score, why }) => ({ slug, title, score, why })),
  };
}
