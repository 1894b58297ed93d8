import type { NextRequest } from 'next/server';
import { sitemapResponse } from '#app/sitemap/sitemap-response.ts';

/** `/sitemap/2.xml`: a part of the sitemap. */
export async function GET(
  request: NextRequest,
  { params }: RouteContext<'/sitemap/[part]'>,
): Promise<Response> {
  const number = /^([1-9]\d*)\.xml$/.exec((await params).part)?.[1];
  return sitemapResponse(request, Number(number ?? 0));
}
