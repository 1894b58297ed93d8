import { SourceError } from '#lib/sources/record.ts';

/** A line of a source, 1-based, without its end; `ended` tells whether a line break followed it. */
export type Line = { text: string; number: number; ended: boolean };

/** A longer line than this (in UTF-16 units) is no title, abstract or record of any source that we know. */
const MAX_LINE = 16 * 1024 * 1024;
/** What is looked at to recognise a source: so many lines, or as many as have so many characters together. */
const MAX_HEAD = 10_000;
const MAX_HEAD_LENGTH = 1024 * 1024;
const LINE_BREAK = /\r\n|\n|\r/;

/**
 * Splits UTF-8 bytes into lines, holding one chunk and one line in memory. A byte-order mark, CRLF or CR for LF
 * and non-breaking spaces are matters of how a page was saved: they are levelled here (the decoder drops the mark),
 * so that no reader sees them.
 *
 * @throws SourceError for what is no text: bytes that are not UTF-8, null characters, a line over MAX_LINE.
 */
export async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 1;
  // What has come of the current line, and a CR at a chunk's end: it may be half of a CRLF.
  let rest = '';
  let held = '';
  for await (const chunk of chunks) {
    const text = held + decode(decoder, chunk, number);
    held = text.endsWith('\r') ? '\r' : '';
    const pieces = text.slice(0, text.length - held.length).split(LINE_BREAK);
    for (const [index, piece] of pieces.entries()) {
      rest += piece;
      if (rest.length > MAX_LINE) throw new SourceError(number, `a line of more than ${MAX_LINE} characters`);
      if (index === pieces.length - 1) continue;
      yield levelled(rest, number++, true);
      rest = '';
    }
  }
  const tail = decode(decoder, undefined, number);
  if (held) yield levelled(rest, number++, true);
  const last = held ? tail : rest + tail;
  if (last !== '') yield levelled(last, number, false);
}

/**
 * The first lines of a source up to the `count`-th that is not blank, to recognise it by, and the whole of it again
 * as if none had been taken. Fewer where they are long; blank lines without end are given up on. `isWhole`: there are no more.
 */
export async function peekLines(
  lines: AsyncGenerator<Line>,
  count: number,
): Promise<{ head: Line[]; isWhole: boolean; all: AsyncGenerator<Line> }> {
  const head: Line[] = [];
  let isWhole = false;
  let filled = 0;
  let length = 0;
  while (filled < count && head.length < MAX_HEAD && length < MAX_HEAD_LENGTH) {
    const next = await lines.next();
    if (next.done) {
      isWhole = true;
      break;
    }
    head.push(next.value);
    length += next.value.text.length;
    if (next.value.text.trim() !== '') filled += 1;
  }
  async function* all(): AsyncGenerator<Line> {
    yield* head;
    yield* lines;
  }
  return { head, isWhole, all: all() };
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, line: number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw new SourceError(line, 'not UTF-8 text at or after this line');
  }
}

function levelled(text: string, number: number, ended: boolean): Line {
  if (text.includes('\0')) throw new SourceError(number, 'a null character: this is a binary file, not text');
  return { text: text.replace(/[\u00a0\u2007\u202f]/g, ' '), number, ended };
}
