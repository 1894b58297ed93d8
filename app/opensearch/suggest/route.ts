import type { NextRequest } from 'next/server';
import { timely } from '#app/timely.ts';
import { ask } from '#db/readers/ask.ts';

/**
 * `?q=…` → `[q, [label, …]]`: what the beginning of a search may mean, as browsers ask for it of a search engine
 * (OpenSearch Suggestions 1.0, github.com/dewitt/opensearch). Without `q`, or with an empty one, there are none.
 */
export const GET = timely(async (request: NextRequest) => {
  const typed = request.nextUrl.searchParams.get('q') ?? '';
  const found = await ask('suggestions', typed);
  const labels = [...new Set(found.map(({ label }) => label))];
  return new Response(JSON.stringify([typed, labels]), {
    headers: { 'content-type': 'application/x-suggestions+json; charset=utf-8', 'cache-control': 'no-store' },
  });
});
