import { createHash } from 'node:crypto';
import { splitLines } from '#lib/sources/lines.ts';
import { readSource } from '#lib/sources/recognise.ts';

/** How much is read of a text, and a SHA-256 of just that: what else an answer holds may differ at will. */
export type Records = { papers: number; rejects: number; digest: string; resumptionToken?: string };

/** Reads a text as an ingest would. @throws SourceError for a source that is refused. */
export async function recordsOf(text: string): Promise<Records> {
  const hash = createHash('sha256');
  const read: Omit<Records, 'digest'> = { papers: 0, rejects: 0 };
  for await (const event of readSource(splitLines(bytesOf(text)))) {
    if (event.type === 'record') {
      read.papers += 1;
      hash.update(JSON.stringify(event.record.fields));
    } else if (event.type === 'reject') {
      read.rejects += 1;
      hash.update(event.reject.reason);
    } else if (event.resumptionToken !== undefined) {
      read.resumptionToken = event.resumptionToken;
    }
  }
  return { ...read, digest: hash.digest('hex') };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
