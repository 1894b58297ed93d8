import { createHash } from 'node:crypto';
import { isUnchanged } from '#lib/conditional-request.ts';

/** An entity tag of whatever an answer depends on: its text, or what the text is made from. Weak: it may be sent packed. */
export function etagOf(content: string): string {
  return `W/"${createHash('sha256').update(content).digest('base64url').slice(0, 27)}"`;
}

/** The answer that `body` makes, or 304 where the client has it already; kept copies are asked after each time. */
export function conditionalResponse(
  request: Request,
  body: () => string | ReadableStream<Uint8Array>,
  { etag, changedAt, headers }: { etag: string; changedAt: Date; headers: Readonly<Record<string, string>> },
): Response {
  const about = { etag, 'last-modified': changedAt.toUTCString(), 'cache-control': 'no-cache' };
  const conditions = {
    ifNoneMatch: request.headers.get('if-none-match'),
    ifModifiedSince: request.headers.get('if-modified-since'),
  };
  if (isUnchanged(conditions, { etag, changedAt }))
    return new Response(null, { status: 304, headers: about });
  return new Response(body(), { headers: { ...headers, ...about } });
}
