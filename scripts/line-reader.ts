import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { requireRegularFile } from '#db/ingest/files.ts';
import { type Line, splitLines } from '#lib/sources/lines.ts';
import { SourceError } from '#lib/sources/record.ts';

/**
 * The lines of a text file, gzipped or not, which its first bytes tell and not its name.
 *
 * @throws SourceError for what is no text; the system's error where the file cannot be read.
 */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  requireRegularFile(file);
  if (!(await isGzip(file))) {
    yield* splitLines(createReadStream(file));
    return;
  }
  let line = 0;
  try {
    // Errors reach the reader of the last stream; the callback has nothing to add.
    for await (const one of splitLines(pipeline(createReadStream(file), createGunzip(), () => {}))) {
      line = one.number;
      yield one;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code.startsWith('Z_')
      ? new SourceError(line + 1, 'the gzip file is damaged or breaks off here')
      : error;
  }
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b;
  } finally {
    await handle.close();
  }
}
