import { splitLines } from '#lib/sources/lines.ts';
import { readSource } from '#lib/sources/recognise.ts';
import {
  type PrintedDate,
  type ReaderEvent,
  type Reject,
  SourceError,
  type SourceKind,
  type SourceRecord,
} from '#lib/sources/record.ts';

/** All that a reader says of one source. */
export type Reading = {
  kind?: SourceKind;
  captured?: PrintedDate;
  newest?: string;
  resumptionToken?: string;
  records: SourceRecord[];
  rejects: Reject[];
};

/** Bytes in chunks of one size, as a file's stream gives them. */
export async function* chunksOf(bytes: Uint8Array, size = 65536): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

/** Reads a source from its text or bytes. */
export function read(source: string | Uint8Array, chunkSize?: number): Promise<Reading> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  return readingOf(readSource(splitLines(chunksOf(bytes, chunkSize))));
}

/** All that a reader yields. */
export async function readingOf(events: AsyncIterable<ReaderEvent>): Promise<Reading> {
  const reading: Reading = { records: [], rejects: [] };
  for await (const event of events) {
    if (event.type === 'record') reading.records.push(event.record);
    else if (event.type === 'reject') reading.rejects.push(event.reject);
    else {
      reading.kind = event.kind;
      if (event.captured) reading.captured = event.captured;
      if (event.newest) reading.newest = event.newest;
      if (event.resumptionToken) reading.resumptionToken = event.resumptionToken;
    }
  }
  return reading;
}

/** The refusal of a source, or undefined when it is read; anything else that is thrown fails the test. */
export async function refusal(source: string | Uint8Array): Promise<SourceError | undefined> {
  try {
    await read(source);
    return undefined;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}
