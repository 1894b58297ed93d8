import type { NextRequest } from 'next/server';
import { sitemapResponse } from '#app/sitemap/sitemap-response.ts';
import { timely } from '#app/timely.ts';

/** Asked for each time: the build has no database and knows no address. */
export const dynamic = 'force-dynamic';

/** The sitemap, or the index of its parts where one cannot name all pages. */
export const GET = timely((request: NextRequest) => sitemapResponse(request));
