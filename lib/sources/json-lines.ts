import { parseObject } from '#lib/sources/json-record.ts';
import type { Line } from '#lib/sources/lines.ts';
import { type ReaderEvent, SourceError, type SourceFields } from '#lib/sources/record.ts';

/**
 * Reads JSON lines, one object a line; `fieldsOf` makes fields of an object, or says why it cannot be used. Such a line
 * is a reject and the others are read. Blank lines do not count.
 *
 * @throws SourceError when the last line breaks off, or no line at all can be used.
 */
export async function* readJsonRecords(
  lines: AsyncIterable<Line>,
  fieldsOf: (json: object) => SourceFields | string,
): AsyncGenerator<ReaderEvent> {
  let position = 0;
  let used = 0;
  let number = 1;
  for await (const { text: content, number: here, ended } of lines) {
    number = here;
    if (content.trim() === '') continue;
    position += 1;
    const span = { firstLine: here, lastLine: here };
    const json = parseObject(content);
    const read = json ? fieldsOf(json) : 'no JSON object';
    if (typeof read !== 'string') {
      used += 1;
      yield { type: 'record', record: { ...span, position, fields: read } };
    } else if (!json && !ended) {
      throw new SourceError(here, 'the last line breaks off: it is no whole JSON object');
    } else {
      yield { type: 'reject', reject: { ...span, scope: 'record', reason: read } };
    }
  }
  if (used === 0) throw new SourceError(number, 'no line is a record that can be used');
}
