import type { NextRequest } from 'next/server';
import { database } from '#db/client.ts';
import { suggestions } from '#db/queries/suggestions.ts';

/**
 * `?q=…` → `[q, [label, …]]`: what the beginning of a search may mean, as browsers ask for it of a search engine
 * (OpenSearch Suggestions 1.0, github.com/dewitt/opensearch). Without `q`, or with an empty one, there are none.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const typed = request.nextUrl.searchParams.get('q') ?? '';
  const found = await suggestions(await database(), typed);
  const labels = [...new Set(found.map(({ label }) => label))];
  return new Response(JSON.stringify([typed, labels]), {
    headers: { 'content-type': 'application/x-suggestions+json; charset=utf-8', 'cache-control': 'no-store' },
  });
}
