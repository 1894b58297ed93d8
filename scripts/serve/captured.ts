import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { Transform } from 'node:stream';

/** The head of an answer before it is sent. */
export type Head = { status: number; headers: OutgoingHttpHeaders };

/** By what a response tells how far it is, in the order in which it gets there. */
const SENT = ['headersSent', 'writableEnded'] as const;

type Callback = (error?: Error | null) => void;

type Taken = {
  /** Bytes of a body that are held back, at most; a longer one is streamed. */
  limit: number;
  /** Sends an answer that is whole, by the response's own methods, after `release`. */
  whole: (head: Head, body: Buffer) => void;
  /** Called before the first byte of a longer one is sent: may change the head, and give what packs the rest. */
  long: (head: Head) => Transform | undefined;
};

/**
 * Takes what a handler writes into a response, instead of sending it, until it is whole: only then is it known whether
 * it can be kept, how long it is, and what its entity tag is. The handler is told that the head has been sent as soon
 * as it has written something, and is held up by a slow client only where its answer is streamed.
 */
export function capture(response: ServerResponse, { limit, whole, long }: Taken): void {
  const own = {
    write: response.write.bind(response),
    end: response.end.bind(response),
    writeHead: response.writeHead.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  };
  const chunks: Buffer[] = [];
  let held = 0;
  let sink: Transform | ServerResponse | undefined;

  const head = (): Head => ({ status: response.statusCode, headers: { ...response.getHeaders() } });

  /** From now on what is written is sent. */
  const stream = () => {
    const packer = long(head());
    release(response);
    Object.assign(response, { writeHead: own.writeHead, flushHeaders: own.flushHeaders });
    if (packer) {
      packer.on('data', (chunk: Buffer) => {
        if (!own.write(chunk)) packer.pause();
      });
      response.on('drain', () => packer.resume());
      packer.on('end', () => own.end());
      packer.on('drain', () => response.emit('drain'));
      response.on('close', () => packer.destroy());
      sink = packer;
    } else {
      Object.assign(response, own);
      sink = response;
    }
    for (const chunk of chunks.splice(0)) (packer ?? response).write(chunk);
  };

  const take = (chunk: unknown, encoding?: unknown, callback?: unknown): boolean => {
    const done = [encoding, callback].find((given) => typeof given === 'function') as Callback | undefined;
    const bytes = bytesOf(chunk, encoding);
    if (bytes.byteLength > 0) {
      if (sink) return sink.write(bytes, done);
      pretend(response, ['headersSent']);
      chunks.push(bytes);
      held += bytes.byteLength;
      if (held > limit) stream();
    }
    if (done) process.nextTick(done);
    return true;
  };

  response.flushHeaders = () => {};
  response.writeHead = ((status: number, ...more: unknown[]) => {
    response.statusCode = status;
    const fields = more.find((given) => typeof given === 'object' && given !== null);
    if (Array.isArray(fields)) throw new TypeError('Header fields are given as an object.');
    for (const [name, value] of Object.entries(fields ?? {}))
      if (value !== undefined) response.setHeader(name, value);
    return response;
  }) as typeof response.writeHead; // the overloads differ in where the fields stand
  response.write = take as typeof response.write; // likewise in where the callback stands
  response.end = ((chunk?: unknown, encoding?: unknown, callback?: unknown) => {
    const [body, coding, done] =
      typeof chunk === 'function' ? [undefined, undefined, chunk] : [chunk, encoding, callback];
    const ended = [coding, done].find((given) => typeof given === 'function') as (() => void) | undefined;
    if (ended) response.once('finish', ended);
    if (body !== undefined && body !== null) take(body, typeof coding === 'string' ? coding : undefined);
    if (sink) sink.end();
    else {
      Object.assign(response, own);
      pretend(response, SENT);
      whole(head(), Buffer.concat(chunks));
    }
    return response;
  }) as typeof response.end; // likewise
}

/** Makes a response say of itself that it has been sent so far, which it has not. */
function pretend(response: ServerResponse, sent: readonly (typeof SENT)[number][]): void {
  for (const name of sent) Object.defineProperty(response, name, { configurable: true, value: true });
}

/** Makes a captured response tell the truth again: without that its head cannot be set. */
export function release(response: ServerResponse): void {
  for (const name of SENT) Reflect.deleteProperty(response, name);
}

function bytesOf(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string')
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  if (chunk instanceof Uint8Array) return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  throw new TypeError('A body is written as text or bytes.');
}
