import type { Line } from '#lib/sources/lines.ts';
import { SourceError } from '#lib/sources/record.ts';

/** The text of one element of a JSON array, and the lines that it stands on. */
export type Element = { text: string; firstLine: number; lastLine: number };

/** A longer element than this (in UTF-16 units) is no record of any source that we know. */
const MAX_ELEMENT = 16 * 1024 * 1024;

/**
 * The elements of one JSON array, as they come: no more than one of them is held in memory. They are split by brackets
 * alone, and may each turn out to be no JSON.
 *
 * @throws SourceError when brackets or quotes do not close, or something stands behind the array.
 */
export async function* jsonElements(lines: AsyncIterable<Line>): AsyncGenerator<Element> {
  // What changes the depth, separates, or begins a string, in which all of these mean themselves. It remembers its place
  // while an element is taken: two sources may be read by turns.
  const sign = /["[\]{},]/g;
  let depth = 0;
  let parts: string[] = [];
  let length = 0;
  let firstLine = 0;
  let lastLine = 0;
  let number = 1;
  let isOver = false;

  const add = (text: string): void => {
    if (firstLine === 0 && text.trim() === '') return;
    if (firstLine === 0) firstLine = number;
    if (text.trim() !== '') lastLine = number;
    parts.push(text);
    length += text.length;
    if (length > MAX_ELEMENT)
      throw new SourceError(firstLine, `a record of more than ${MAX_ELEMENT} characters`);
  };
  const take = (): Element => {
    const element = {
      text: parts.join('').trim(),
      firstLine: firstLine || number,
      lastLine: lastLine || number,
    };
    parts = [];
    length = 0;
    firstLine = 0;
    lastLine = 0;
    return element;
  };

  for await (const { text, number: place } of lines) {
    number = place;
    let from = 0;
    sign.lastIndex = 0;
    for (let found = sign.exec(text); found && !isOver; found = sign.exec(text)) {
      const { index } = found;
      const [here] = found;
      if (here === '"') {
        sign.lastIndex = endOfString(text, index, number);
      } else if (here === '[' || here === '{') {
        if (depth === 0) from = index + 1;
        depth += 1;
      } else if (here === ',' && depth === 1) {
        add(text.slice(from, index));
        yield take();
        from = index + 1;
      } else if (here !== ',') {
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
      throw new SourceError(number, 'something stands behind the end of the JSON array');
  }
  if (!isOver) throw new SourceError(number, 'the JSON breaks off: its array does not end');
}

/** The offset behind the string that begins at `from`. JSON has no line break in a string. */
function endOfString(text: string, from: number, line: number): number {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote;
    while (text.charAt(before - 1) === '\\') before -= 1;
    // An even number of backslashes escape one another.
    if ((quote - before) % 2 === 0) return quote + 1;
  }
  throw new SourceError(line, 'the JSON breaks off: a text does not end');
}
