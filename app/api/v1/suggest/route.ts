import type { NextRequest } from 'next/server';
import { z } from 'zod';
import { database } from '#db/client.ts';
import { type Suggestion, suggestions } from '#db/queries/suggestions.ts';
import { authorHref, organisationHref, paperHref, topicHref } from '#lib/hrefs.ts';

const HREFS = {
  paper: paperHref,
  topic: (slug) => topicHref(slug),
  organisation: (slug) => organisationHref(slug),
  author: (slug) => authorHref(slug),
} as const satisfies Record<Suggestion['kind'], (slug: string) => string>;

const typedOnce = z.tuple([z.string()]);

/**
 * `?q=…` → `{query, suggestions: [{kind, label, href, papers?}]}`: what the beginning of a search may mean. Not kept
 * anywhere: what an ingest brings shows at once.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  const typed = typedOnce.safeParse(request.nextUrl.searchParams.getAll('q'));
  if (!typed.success)
    return Response.json({ error: 'Give what was typed, once, as “q”.' }, { status: 400, headers });
  const [query] = typed.data;
  const found = await suggestions(await database(), query);
  const answer = found.map(({ slug, ...one }) => ({ ...one, href: HREFS[one.kind](slug) }));
  return Response.json({ query, suggestions: answer }, { headers });
}
