import type { NextRequest } from 'next/server';
import { sitemapResponse } from '#app/sitemap/sitemap-response.ts';
import { timely } from '#app/timely.ts';

/** `/sitemap/2.xml`: a part of the sitemap. */
export const GET = timely(async (request: NextRequest, { params }: RouteContext<'/sitemap/[part]'>) => {
  const number = /^([1-9]\d*)\.xml$/.exec((await params).part)?.[1];
  return sitemapResponse(request, Number(number ?? 0));
});
