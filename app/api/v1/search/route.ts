import type { NextRequest } from 'next/server';
import { database } from '#db/client.ts';
import { askedSearch, searchAnswer } from '#db/queries/asked-search.ts';
import { paramsIn, problemText, type QueryProblem } from '#lib/params.ts';
import { readLimit } from '#lib/search/limit.ts';

/**
 * The explorer's parameters and `limit` → `{total, results: [{slug, title, score, why}], problems?}`: a page of what the
 * explorer finds, in its order. `problems` says in sentences what could not be had of what was asked. Not kept
 * anywhere: what an ingest brings shows at once.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const params = paramsIn(request.nextUrl.searchParams);
  const problems: QueryProblem[] = [];
  const limit = readLimit(params, problems);
  const asked = await askedSearch(await database(), params, limit);
  problems.push(...asked.problems);
  return Response.json(
    { ...searchAnswer(asked), ...(problems.length > 0 && { problems: problems.map(problemText) }) },
    { headers: { 'cache-control': 'no-store' } },
  );
}
