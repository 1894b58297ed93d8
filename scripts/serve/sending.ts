import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Transform } from 'node:stream';
import { isUnchanged } from '#lib/conditional-request.ts';
import type { Answer } from '#scripts/serve/answer.ts';
import { type Head, release } from '#scripts/serve/captured.ts';
import { acceptedCoding, type Coding, isPackable, packed, packer } from '#scripts/serve/encodings.ts';
import { fieldOf } from '#scripts/serve/field-of.ts';
import { isPublic, publicFields, withVary } from '#scripts/serve/public-fields.ts';

/** A request as it came, of which what stands behind is given less, and what it is answered with. */
export type Asked = {
  request: IncomingMessage;
  response: ServerResponse;
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
};

/** Statuses whose answers have no body (RFC 9110, 15.3.5 and 15.4.5). */
const WITHOUT_BODY = [204, 304];

/** Sends an answer that is kept, or only that the client has it already. */
export async function sendAnswer(
  { headers, response }: Asked,
  answer: Answer,
  { changedAt, sharedSeconds }: { changedAt: Date; sharedSeconds: number },
): Promise<void> {
  const lastModified = fieldOf(answer.headers, 'last-modified') || changedAt.toUTCString();
  const fields = {
    ...{ ...answer.headers, 'last-modified': lastModified },
    ...publicFields(answer.headers, headers, sharedSeconds),
  };
  const conditions = {
    ifNoneMatch: headers['if-none-match'] ?? null,
    ifModifiedSince: headers['if-modified-since'] ?? null,
  };
  if (isUnchanged(conditions, { etag: answer.etag, changedAt: new Date(lastModified) })) {
    sendHead(response, 304, fields).end();
    return;
  }
  const { body, coding } = await answer.in(acceptedCoding(headers['accept-encoding']));
  const length = { 'content-length': body.byteLength, ...(coding && { 'content-encoding': coding }) };
  if (!response.destroyed) sendHead(response, 200, { ...fields, ...length }).end(body);
}

/** Sends an answer that is not kept, packed where that makes it smaller. */
export async function sendOnce(
  asked: Asked,
  { status, headers }: Head,
  body: Buffer,
  sharedSeconds: number,
): Promise<void> {
  const { response, method } = asked;
  const fields = { ...headers };
  if (WITHOUT_BODY.includes(status)) {
    // A copy that may go on being used is kept under the same terms as a new one.
    if (status === 304) Object.assign(fields, publicFields(headers, asked.headers, sharedSeconds));
    sendHead(response, status, fields).end();
    return;
  }
  const coding = codingFor(asked, { status, headers }, body.byteLength);
  const sent = coding ? await packed(body, coding, 'quick') : body;
  if (coding) Object.assign(fields, { 'content-encoding': coding });
  if (method !== 'HEAD') Object.assign(fields, { 'content-length': sent.byteLength });
  if (!response.destroyed) sendHead(response, status, { ...fields, ...withVary(headers) }).end(sent);
}

/** Sets the fields of an answer that is sent while it is made. @returns what packs its body. */
export function beginStream(asked: Asked, head: Head, sharedSeconds: number): Transform | undefined {
  const { response, headers } = asked;
  const isForAll = isPublic(head.status, head.headers);
  const fields = isForAll ? publicFields(head.headers, headers, sharedSeconds) : withVary(head.headers);
  response.setHeaders(new Map(Object.entries(fields)));
  const coding = codingFor(asked, head);
  if (!coding) return undefined;
  response.removeHeader('content-length');
  response.setHeader('content-encoding', coding);
  return packer(coding);
}

/** The data changes faster than an answer can be made of one state of it. */
export function sendTooBusy({ response }: Asked): void {
  const fields = {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '1',
  };
  sendHead(response, 503, fields).end('The data is being changed. Please try again in a second.');
}

/** Takes back what has been set of an answer, so that another one can be made. */
export function beginAnew({ request, response, url, headers }: Asked): void {
  clearFields(response);
  // Every attempt listens for the client's leaving.
  for (const one of [request, response]) one.setMaxListeners(0);
  response.statusCode = 200;
  Object.assign(request, { url, headers: { ...headers } });
}

/** A part of an answer, and one that is packed already, stay as they are. */
function codingFor({ headers: asked }: Asked, { status, headers }: Head, size?: number): Coding | undefined {
  if (status === 206 || headers['content-encoding']) return undefined;
  return isPackable(fieldOf(headers, 'content-type'), size)
    ? acceptedCoding(asked['accept-encoding'])
    : undefined;
}

function sendHead(response: ServerResponse, status: number, fields: OutgoingHttpHeaders): ServerResponse {
  clearFields(response);
  return response.writeHead(status, fields);
}

/** All but what the server itself says of the connection. */
function clearFields(response: ServerResponse): void {
  release(response);
  for (const name of response.getHeaderNames()) if (name !== 'connection') response.removeHeader(name);
}
