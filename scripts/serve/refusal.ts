import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { PROBLEMS, type ProblemKind, problemDocument } from '#lib/api/problems.ts';
import { OPENAPI } from '#lib/hrefs.ts';
import { settingOf } from '#lib/settings.ts';
import { originOf } from '#lib/site-origin.ts';
import { fieldOf } from '#scripts/serve/field-of.ts';

/** Characters of an address that a problem repeats. */
const REPEATED = 200;

/**
 * Answers a request that is not looked at any further: a problem document for programs, a page of one sentence for
 * browsers, else the sentence. Made without a question to the database, so that it costs next to nothing.
 *
 * @param detail a sentence
 */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { kind, detail, fields }: { kind: ProblemKind; detail: string; fields?: OutgoingHttpHeaders },
): void {
  const { status, title } = PROBLEMS[kind];
  const [body, form] = formOf(request, { kind, detail, title });
  response.writeHead(status, { ...form, 'cache-control': 'no-store', ...fields });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function formOf(
  { url = '/', headers }: IncomingMessage,
  { kind, detail, title }: { kind: ProblemKind; detail: string; title: string },
): [body: string, fields: OutgoingHttpHeaders] {
  if (url.startsWith('/api/') || url.split('?', 1)[0] === OPENAPI) {
    const site = settingOf(process.env, 'SITE_URL');
    const origin = site ? new URL(site) : originOf((name) => fieldOf(headers, name));
    const document = problemDocument({ kind, detail }, origin, url.slice(0, REPEATED));
    const fields = { 'content-type': 'application/problem+json', 'access-control-allow-origin': '*' };
    return [JSON.stringify(document), { ...fields, 'access-control-expose-headers': 'Allow, Retry-After' }];
  }
  if (!headers.accept?.includes('text/html'))
    return [detail, { 'content-type': 'text/plain; charset=utf-8' }];
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} · Broadsheet</title>`;
  const page = `<!doctype html><html lang="en"><head>${head}</head><body><h1>${title}</h1><p>${detail}</p></body></html>`;
  return [page, { 'content-type': 'text/html; charset=utf-8' }];
}
