import { isDay } from '#lib/sources/dates.ts';
import { inSpokenOrder, libraryFields } from '#lib/sources/library-entry.ts';
import type { Line } from '#lib/sources/lines.ts';
import { type PrintedDate, type ReaderEvent, SourceError, type SourceFields } from '#lib/sources/record.ts';

/** In UTF-16 units. */
const MAX_RECORD = 4 * 1024 * 1024;
const TAG = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/;

/** Whether the first lines of a text begin a RIS file: the type of its first record. */
export function isRis(lines: string[]): boolean {
  const first = lines.map((line) => line.trim()).find((line) => line !== '');
  return /^TY {1,2}- ?\w*$/.test(first ?? '');
}

/**
 * Reads a RIS library: records from `TY` to `ER`, a tag a line; a line without one goes on with the line above. A
 * record that cannot be used is a reject.
 *
 * @throws SourceError when a record does not end, a line is in none, or no record can be used.
 */
export async function* readRis(lines: AsyncIterable<Line>): AsyncGenerator<ReaderEvent> {
  yield { type: 'layout', kind: 'ris' };
  let record: [tag: string, value: string][] | undefined;
  let firstLine = 0;
  let position = 0;
  let used = 0;
  let length = 0;
  for await (const { text, number } of lines) {
    length += text.length;
    if (record && length > MAX_RECORD)
      throw new SourceError(firstLine, `a record of more than ${MAX_RECORD} characters`);
    const [, tag, value = ''] = TAG.exec(text.trim()) ?? [];
    if (tag === 'TY') {
      if (record)
        throw new SourceError(firstLine, 'this record does not end: the next one begins without its ER');
      record = [];
      length = text.length;
      firstLine = number;
      position += 1;
    } else if (!record) {
      if (text.trim() !== '')
        throw new SourceError(number, `“${text.trim().slice(0, 60)}” stands in no record`);
    } else if (tag === 'ER') {
      const span = { firstLine, lastLine: number };
      const fields = fieldsOf(record);
      record = undefined;
      if (typeof fields !== 'string') {
        used += 1;
        yield { type: 'record', record: { ...span, position, fields } };
      } else yield { type: 'reject', reject: { ...span, scope: 'record', reason: fields } };
    } else if (tag !== undefined) record.push([tag, value.trim()]);
    else {
      const above = record.at(-1);
      if (above && text.trim() !== '') above[1] = `${above[1]} ${text.trim()}`;
    }
  }
  if (record) throw new SourceError(firstLine, 'the file breaks off: this record has no ER');
  if (used === 0) throw new SourceError(firstLine || 1, 'no record of this library can be used');
}

function fieldsOf(record: readonly [tag: string, value: string][]): SourceFields | string {
  const all = (...tags: string[]): string[] =>
    record.filter(([tag, value]) => tags.includes(tag) && value !== '').map(([, value]) => onOneLine(value));
  const first = (...tags: string[]): string | undefined => tags.flatMap((tag) => all(tag))[0];
  return libraryFields({
    title: first('TI', 'T1', 'CT'),
    abstract: first('AB', 'N2'),
    authors: all('AU', 'A1').map(inSpokenOrder),
    published: dateOf(first('DA')) ?? dateOf(first('PY', 'Y1')),
    venue: first('T2', 'JF', 'JO', 'BT', 'C3', 'JA'),
    doi: first('DO'),
    notes: all('M1', 'AN', 'N1', 'C1', 'PB', 'IS'),
    urls: all('UR', 'L1', 'L2').flatMap((value) => value.split(/;\s*(?=https?:)/)),
    keywords: all('KW'),
  });
}

/** `2017/06/12/`, `2017/06//season`, `2017`: a part that is missing is not known. */
function dateOf(text: string | undefined): PrintedDate | undefined {
  const [, year, month, day] = /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?/.exec(text ?? '') ?? [];
  if (year === undefined) return undefined;
  const [y, m, d] = [Number(year), Number(month ?? 0), Number(day ?? 0)];
  if (y < 1000) return undefined;
  if (m === 0 || !isDay(y, m, 1)) return { year: y };
  return d > 0 && isDay(y, m, d) ? { year: y, month: m, day: d } : { year: y, month: m };
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
