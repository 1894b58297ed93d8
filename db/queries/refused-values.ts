import type { Database } from '#db/open.ts';
import { knownValues } from '#db/queries/known-values.ts';
import { idleSort, parsePaperQuery } from '#lib/paper-query.ts';
import type { Params, QueryProblem } from '#lib/params.ts';

/**
 * What of the explorer's parameters cannot be had, for those who would rather be refused than have it left out. A search
 * is what a person typed: no text of it is refused, and the other parameters are read without it.
 */
export async function refusedValues(db: Database, params: Params): Promise<QueryProblem[]> {
  const parsed = parsePaperQuery({ ...params, q: undefined });
  const { problems } = await knownValues(db, parsed.query);
  const sort = idleSort(params);
  return [...parsed.problems, ...problems, ...(sort ? [sort] : [])];
}
