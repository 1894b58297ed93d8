import { type NextRequest, NextResponse } from 'next/server';
import { problemResponse, readOnly } from '#app/api/read-only.ts';
import { ask } from '#db/readers/ask.ts';
import { OPENAPI } from '#lib/hrefs.ts';

/** What is asked of pages and files; the interface for programs answers other methods itself, as a problem. */
const METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Not for the files of the build, and not for what takes a list that is sent: its body would be cut at 10 MB. */
export const config = { matcher: '/((?!_next/|saved/import$|saved/list\\.\\w+$).*)' };

/** The path is taken apart before a route below `/api` could answer. */
const { GET: refuseProgram } = readOnly((request) =>
  problemResponse(request, { kind: 'not-found', detail: 'The address is not well encoded (RFC 3986, 2.1).' }),
);

/**
 * What is settled before a route is asked. `notFound()` of a page whose path varies is written by the browser's script
 * (github.com/vercel/next.js/issues/62228), so that without one the page is blank; what is not there, or has an address
 * that is wrongly encoded, is led to where no route is, and that page is written whole.
 */
export async function proxy(request: NextRequest): Promise<Response | undefined> {
  const { pathname } = request.nextUrl;
  const isForPrograms = pathname.startsWith('/api/') || pathname === OPENAPI;
  const path = decoded(pathname);
  if (isForPrograms)
    return path === undefined ? refuseProgram(request, { params: Promise.resolve({}) }) : undefined;
  if (!METHODS.includes(request.method))
    return new Response('This is only for reading.', { status: 405, headers: { allow: METHODS.join(', ') } });
  return path === undefined || (await isMissing(path)) ? nowhere(request) : undefined;
}

function nowhere(request: NextRequest): Response {
  return NextResponse.rewrite(new URL('/not-an-address', request.url));
}

/** Without a database no page can be judged: the page itself says what is wrong. */
async function isMissing(path: string): Promise<boolean> {
  try {
    return await ask('isMissingPage', path);
  } catch {
    return false;
  }
}

/** A path as it was meant; undefined where it is not well encoded (RFC 3986, 2.1). */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
