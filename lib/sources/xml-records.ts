import type { Line } from '#lib/sources/lines.ts';
import { SourceError } from '#lib/sources/record.ts';

/** A `record` element as text, and the lines that it stands on. */
export type XmlRecord = { text: string; firstLine: number; lastLine: number };

const OPENING = /<(?:[\w-]+:)?record(?=[\s>/]|$)/;
const CLOSING = /<\/(?:[\w-]+:)?record\s*>/;
/** In UTF-16 units; of real answers neither has a hundredth of it. */
const MAX_RECORD = 4 * 1024 * 1024;
const MAX_ENVELOPE = 1024 * 1024;

/**
 * The `record` elements of an XML document, no more than one of them in memory at a time; returns the document without
 * them, which is as well-formed as it was with them.
 *
 * @throws SourceError when a record does not end, or there is too much around them.
 */
export async function* xmlRecords(lines: AsyncIterable<Line>): AsyncGenerator<XmlRecord, string> {
  let envelope = '';
  let record = '';
  let firstLine = 0;
  for await (const { text, number } of lines) {
    let rest = `${text}\n`;
    while (rest !== '') {
      const tag = (firstLine === 0 ? OPENING : CLOSING).exec(rest);
      const upTo = tag ? tag.index + (firstLine === 0 ? 0 : tag[0].length) : rest.length;
      const passed = rest.slice(0, upTo);
      if (firstLine > 0) record += passed;
      // The line breaks between a million records are a megabyte too.
      else if (passed.trim() !== '' || !envelope.endsWith('\n')) envelope += passed;
      rest = rest.slice(upTo);
      if (envelope.length > MAX_ENVELOPE || record.length > MAX_RECORD)
        throw new SourceError(firstLine || number, 'this is XML, and no answer of an OAI-PMH interface');
      if (!tag) continue;
      if (firstLine === 0) firstLine = number;
      else {
        yield { text: record, firstLine, lastLine: number };
        record = '';
        firstLine = 0;
      }
    }
  }
  if (firstLine > 0) throw new SourceError(firstLine, 'the XML breaks off: this record does not end');
  return envelope;
}
