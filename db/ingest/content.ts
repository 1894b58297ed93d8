import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { SourceError } from '#lib/sources/record.ts';

/** The name by which a command is given what is piped into it. */
export const STANDARD_INPUT = '-';

const CHUNK = 256 * 1024;

/**
 * Papers come to a twentieth of their size in Zstandard, and never to a hundredth. What becomes many times larger than
 * that was made to fill somebody's memory or to take hours; small files may, since nobody waits for them.
 */
const MOST_TIMES = 200;
const SMALL = 64 * 1024 * 1024;

/** Each piece takes a decompressor of its own: so many that hold next to nothing take hours for a few megabytes. */
const MOST_PIECES = 2000;
const SMALL_PIECE = 4096;

/** Compressed contents, by the bytes that they begin with (RFC 1952, RFC 8878). */
const COMPRESSED = [
  { magic: Buffer.from([0x1f, 0x8b]), name: 'gzip', engine: createGunzip },
  { magic: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), name: 'Zstandard', engine: createZstdDecompress },
] as const;

/**
 * The content of a file, or of standard input for `-`, in chunks: as it is, or out of gzip or Zstandard, which is told
 * by its first bytes and not by the name. It may be of any size, but not out of next to nothing.
 *
 * @throws SourceError for a compressed content that is damaged or breaks off, and for one that was made to take for ever; the system's error where it cannot be read.
 */
export async function* contentOf(file: string): AsyncGenerator<Uint8Array> {
  const stream = file === STANDARD_INPUT ? process.stdin : createReadStream(file, { highWaterMark: CHUNK });
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  try {
    const head = await taken(chunks, 4);
    const compressed = COMPRESSED.find(({ magic }) => head.subarray(0, magic.length).equals(magic));
    if (compressed) yield* decompressed(chunks, head, compressed);
    else {
      if (head.length > 0) yield head;
      for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    }
  } finally {
    stream.destroy();
  }
}

/** At least so many bytes from the beginning, fewer only where there are no more. */
async function taken(chunks: AsyncIterator<Uint8Array>, count: number): Promise<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < count) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

/**
 * What is compressed in one piece or in several, one behind the other: Node's decompressor of Zstandard ends with the
 * first, so that the rest is given to another one.
 */
async function* decompressed(
  chunks: AsyncIterator<Uint8Array>,
  head: Buffer,
  { name, engine }: (typeof COMPRESSED)[number],
): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array[] = [head];
  let before = 0;
  let size = 0;
  for (let pieces = 0; rest.length > 0; pieces++) {
    if (pieces > MOST_PIECES && size < pieces * SMALL_PIECE)
      throw new SourceError(0, `the compressed content (${name}) is in more than ${MOST_PIECES} tiny pieces`);
    const decompressor = engine();
    // Given to the decompressor, each with the offset behind it, and not yet known to be used.
    const given: { chunk: Uint8Array; end: number }[] = [];
    let length = 0;
    let reading: Promise<void> | undefined;
    let isOver = false;
    const give = (chunk: Uint8Array) => {
      length += chunk.length;
      given.push({ chunk, end: length });
      while (given[0] && given[0].end <= decompressor.bytesWritten) given.shift();
    };
    async function* input(): AsyncGenerator<Uint8Array> {
      for (const chunk of rest) {
        give(chunk);
        yield chunk;
      }
      while (!isOver) {
        let chunk: Uint8Array | undefined;
        reading = chunks.next().then((next) => {
          isOver = next.done === true;
          if (!next.done) {
            chunk = next.value;
            give(chunk);
          }
        });
        await reading;
        if (chunk) yield chunk;
      }
    }
    const outcome = pipeline(Readable.from(input()), decompressor).catch((error: unknown) => error);
    try {
      for await (const chunk of decompressor as AsyncIterable<Uint8Array>) {
        size += chunk.length;
        if (size > SMALL && size > MOST_TIMES * (before + length))
          throw new SourceError(
            0,
            `the compressed content (${name}) becomes more than ${MOST_TIMES} times as large`,
          );
        yield chunk;
      }
    } catch (error) {
      throw refused(error, name);
    }
    await outcome;
    await reading;
    const used = decompressor.bytesWritten;
    before += used;
    rest = given
      .filter(({ end }) => end > used)
      .map(({ chunk, end }) => chunk.subarray(Math.max(0, used - (end - chunk.length))));
    if (rest.length === 0 && !isOver) {
      const more = await taken(chunks, 1);
      if (more.length > 0) rest = [more];
    }
  }
}

function refused(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'Z_BUF_ERROR') return new SourceError(0, `the compressed content (${name}) breaks off`);
  if (/^Z_|^ZSTD_/.test(code)) return new SourceError(0, `the compressed content (${name}) is damaged`);
  return error;
}
