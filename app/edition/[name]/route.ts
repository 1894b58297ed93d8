import type { NextRequest } from 'next/server';
import { EDITION_COOKIE, isEdition } from '#lib/edition.ts';

const YEAR = 365 * 24 * 60 * 60;

/** Sets the edition that a reader wants and leads back to the page the link stood on. */
export async function GET(request: NextRequest, context: RouteContext<'/edition/[name]'>): Promise<Response> {
  const { name } = await context.params;
  if (!isEdition(name)) return new Response('There is a day and a night edition.', { status: 404 });
  const cookie = `${EDITION_COOKIE}=${name}; Path=/; Max-Age=${YEAR}; SameSite=Lax`;
  return new Response(null, { status: 303, headers: { location: cameFrom(request), 'set-cookie': cookie } });
}

/** The path of the page that the reader came from, if it is one of ours; never an address elsewhere. */
function cameFrom(request: NextRequest): string {
  const referrer = request.headers.get('referer') ?? '';
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  if (!URL.canParse(referrer)) return '/';
  const { host: from, pathname, search } = new URL(referrer);
  // `//elsewhere` as a path would lead off the site.
  return from === host && !pathname.startsWith('//') ? `${pathname}${search}` : '/';
}
