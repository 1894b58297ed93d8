import type { Line } from '#lib/sources/lines.ts';
import { gluedTitle } from '#lib/sources/masthead.ts';
import { checkEnd, checkPair, type Piece } from '#lib/sources/pair.ts';
import { type ReaderEvent, SourceError } from '#lib/sources/record.ts';

/**
 * Reads the compact layout: masthead lines, the first title glued to the last of them, then one line a title and
 * one line an abstract by turns.
 *
 * @throws SourceError when titles and abstracts stop alternating, or the page ends within one.
 */
export async function* readCompact(lines: AsyncIterable<Line>): AsyncGenerator<ReaderEvent> {
  yield { type: 'layout', kind: 'compact' };
  let started = false;
  let title: Piece | undefined;
  let position = 0;
  let end: Line | undefined;
  let last: Piece | undefined;
  let closed = false;
  for await (const line of lines) {
    const text = line.text.trim();
    closed = text === '' && (closed || line.ended);
    if (text === '') continue;
    const piece: Piece = { text, firstLine: line.number, lastLine: line.number };
    end = line;
    if (!started) {
      const first = gluedTitle(text);
      started = first !== undefined;
      if (first !== undefined) title = { ...piece, text: first };
    } else if (!title) {
      title = piece;
    } else {
      checkPair(title, piece);
      last = piece;
      position += 1;
      const fields = { title: title.text, abstract: text };
      yield {
        type: 'record',
        record: { position, firstLine: title.firstLine, lastLine: line.number, fields },
      };
      title = undefined;
    }
  }
  if (title)
    throw new SourceError(
      title.firstLine,
      `the page ends after the title “${title.text}”: its abstract is cut off`,
    );
  if (!last) throw new SourceError(end?.number ?? 1, 'the masthead of a listing, and no paper below it');
  checkEnd(last, closed);
}
