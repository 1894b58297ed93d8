import type { NextRequest } from 'next/server';
import { siteOrigin } from '#app/origin.ts';
import { RETRY_AFTER } from '#app/timely.ts';
import { refusalOf } from '#db/readers/unavailable.ts';
import { type ApiProblem, PROBLEMS, problemDocument } from '#lib/api/problems.ts';

/** A route whose path has no part that varies is given no parameters at all. */
type Context = { params: Promise<{ slug?: string } | undefined> };
type Handler = (request: NextRequest, context: Context) => Promise<Response>;

const METHODS = 'GET, HEAD, OPTIONS';

/** Pages of other sites may read all of it (fetch.spec.whatwg.org, CORS protocol). */
const OPEN = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Link, ETag, Allow, Location, Retry-After',
} as const;

/** How long a browser need not ask again what it may do, in seconds: a day. */
const PREFLIGHT_HOLDS = 86_400;

/**
 * The methods of a route that is only read, from any site: `get` answers GET and HEAD, OPTIONS is answered for it, and
 * the others are refused. A fault of `get` becomes a problem that tells nothing of the inside.
 */
export function readOnly(get: Handler) {
  const refuse: Handler = async (request) =>
    opened(
      await problemResponse(request, {
        kind: 'method',
        detail: `“${request.method}” is not taken here: papers are only read.`,
      }),
      { allow: METHODS },
    );
  const read: Handler = async (request, context) => {
    try {
      return opened(await get(request, context));
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal) {
        console.error(error instanceof Error ? error.message : error);
        const response = await problemResponse(request, { kind: refusal.kind, detail: refusal.sentence });
        return opened(response, { 'retry-after': RETRY_AFTER });
      }
      console.error(error);
      const detail = 'Something went wrong here. Ask again later.';
      return opened(await problemResponse(request, { kind: 'fault', detail }));
    }
  };
  return { GET: read, OPTIONS: preflight, POST: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse };
}

/** A problem as the answer to a request. */
export async function problemResponse(request: NextRequest, problem: ApiProblem): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const document = problemDocument(problem, await siteOrigin(), pathname + search);
  return Response.json(document, {
    status: PROBLEMS[problem.kind].status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  });
}

async function preflight(): Promise<Response> {
  return opened(new Response(null, { status: 204 }), {
    allow: METHODS,
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
    'access-control-max-age': String(PREFLIGHT_HOLDS),
  });
}

function opened(response: Response, more: Readonly<Record<string, string>> = {}): Response {
  for (const [name, value] of Object.entries({ ...OPEN, ...more })) response.headers.set(name, value);
  return response;
}
