import type { Line } from '#lib/sources/lines.ts';
import { SourceError } from '#lib/sources/record.ts';

/** The text of one element of a JSON array, and the lines that it stands on. */
export type Element = { text: string; firstLine: number; lastLine: number };

/** A longer element than this (in UTF-16 units) is no record of any source that we know. */
const MAX_ELEMENT = 16 * 1024 * 1024;
/** What changes the depth, separates, or begins a string, in which all of these mean themselves. */
const SIGN = /["[\]{},]/g;
/** JSON has no line break in a string. */
const STRING = /"(?:[^"\\]|\\.)*"/y;

/**
 * The elements of one JSON array, as they come: no more than one of them is held in memory. They are split by brackets
 * alone, and may each turn out to be no JSON.
 *
 * @throws SourceError when brackets or quotes do not close, or something stands behind the array.
 */
export async function* jsonElements(lines: AsyncIterable<Line>): AsyncGenerator<Element> {
  let depth = 0;
  let parts: string[] = [];
  let length = 0;
  let firstLine = 0;
  let number = 1;
  let isOver = false;

  const add = (text: string): void => {
    if (firstLine === 0 && text.trim() === '') return;
    if (firstLine === 0) firstLine = number;
    parts.push(text);
    length += text.length;
    if (length > MAX_ELEMENT)
      throw new SourceError(firstLine, `a record of more than ${MAX_ELEMENT} characters`);
  };
  const take = (): Element => {
    const element = { text: parts.join('').trim(), firstLine: firstLine || number, lastLine: number };
    parts = [];
    length = 0;
    firstLine = 0;
    return element;
  };

  for await (const { text, number: here } of lines) {
    number = here;
    let from = 0;
    SIGN.lastIndex = 0;
    for (let found = SIGN.exec(text); found; found = SIGN.exec(text)) {
      const { index } = found;
      const sign = found[0];
      if (isOver) break;
      if (sign === '"') {
        STRING.lastIndex = index;
        if (!STRING.test(text)) throw new SourceError(here, 'the JSON breaks off: a text does not end');
        SIGN.lastIndex = STRING.lastIndex;
      } else if (sign === '[' || sign === '{') {
        if (depth === 0) from = index + 1;
        depth += 1;
      } else if (sign === ',' && depth === 1) {
        add(text.slice(from, index));
        yield take();
        from = index + 1;
      } else if (sign !== ',') {
        depth -= 1;
        if (depth > 0) continue;
        add(text.slice(from, index));
        if (parts.length > 0) yield take();
        from = index + 1;
        isOver = true;
      }
    }
    const rest = text.slice(from);
    if (!isOver) add(`${rest}\n`);
    else if (rest.trim() !== '')
      throw new SourceError(here, 'something stands behind the end of the JSON array');
    SIGN.lastIndex = 0;
  }
  if (!isOver) throw new SourceError(number, 'the JSON breaks off: its array does not end');
}
