import type { SavedList } from '#lib/saved/saved-changes.ts';
import { isRecord, readEntry, type SavedEntry } from '#lib/saved/saved-entry.ts';

/** What of the reader's own goes with a shared list besides the papers. */
export type Sharing = { notes: boolean; tags: boolean; read: boolean };

/** Before the packed list; a link of another form would have another number. */
const VERSION = '1.';
/** Bytes of a list unpacked that are read, so that a few made to swell do not fill the memory. */
const LARGEST = 64 * 1024 * 1024;
/** In a link nothing says when a paper was saved; `readEntry` wants a time. */
const UNTIMED = '1970-01-01T00:00:00.000Z';

/** What a list is as shared: when a paper was saved stays at home. */
export type SharedEntry = Omit<SavedEntry, 'savedAt'>;

/** A list as what stands behind `#list=`: JSON, packed by DEFLATE (RFC 1951), in base64url (RFC 4648). */
export async function packedList(list: readonly SharedEntry[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(list));
  const packed = await through(bytes, new CompressionStream('deflate-raw'));
  return VERSION + base64url(packed);
}

/** The list as it is to be shared. */
export function sharedEntries(list: SavedList, { notes, tags, read }: Sharing): SharedEntry[] {
  return list.map(({ savedAt: _, note, readAt, ...entry }) => ({
    ...entry,
    tags: tags ? entry.tags : [],
    ...(notes && note !== undefined && { note }),
    ...(read && readAt !== undefined && { readAt }),
  }));
}

/** A paper of a shared list as another reader takes it over: what its sender has read, they have not. */
export function unread({ readAt: _, ...entry }: SharedEntry): SharedEntry {
  return entry;
}

/** The list in a link, in its order; a sentence where the link is damaged or of another form. */
export async function unpackedList(text: string): Promise<{ list: SharedEntry[] } | { problem: string }> {
  if (!text.startsWith(VERSION))
    return {
      problem: 'This link is not of a form that this site knows. It may have been cut at its beginning.',
    };
  if (typeof DecompressionStream === 'undefined')
    return { problem: 'This browser is too old to open the link. Ask for the list as a JSON file.' };
  const value = await unpacked(text.slice(VERSION.length));
  if (!Array.isArray(value))
    return { problem: 'This link is damaged: it was cut short or changed on its way. Ask for it once more.' };
  const list: SharedEntry[] = [];
  for (const [index, one] of value.entries()) {
    const found = readEntry(isRecord(one) ? { ...one, savedAt: UNTIMED } : one);
    if ('problem' in found) return { problem: `This link is damaged: paper ${index + 1} ${found.problem}.` };
    const { savedAt: _, ...entry } = found.entry;
    list.push(entry);
  }
  return { list };
}

async function unpacked(text: string): Promise<unknown> {
  try {
    const bytes = Uint8Array.from(
      atob(text.replaceAll('-', '+').replaceAll('_', '/')),
      (sign) => sign.codePointAt(0) ?? 0,
    );
    const json = await through(bytes, new DecompressionStream('deflate-raw'));
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json));
  } catch {
    return undefined;
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of chunksOf(new Blob([bytes]).stream().pipeThrough(stream))) {
    size += part.length;
    if (size > LARGEST) throw new RangeError('A list of this size is not read from a link.');
    parts.push(part);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A stream's parts; not every browser can iterate a stream. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let start = 0; start < bytes.length; start += 0x8000)
    text += String.fromCharCode(...bytes.subarray(start, start + 0x8000));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
