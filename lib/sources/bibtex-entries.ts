import type { Line } from '#lib/sources/lines.ts';
import { SourceError } from '#lib/sources/record.ts';

/** An entry as it stands, from its `@` to its last bracket; or stray text, of which only the beginning is told. */
export type BibtexEntry = { text: string; firstLine: number; lastLine: number; isStray: boolean };

const MAX_ENTRY = 4 * 1024 * 1024;
const BEGINNING = /@\s*[a-z]+\s*([{(])/i;
/** A sign that is escaped by a backslash opens and closes nothing. */
const BRACKETS = /\\.|[{}()]/gs;

/** What no comment in prose has, and every piece of an entry: words with a brace or with an equals sign. */
function isLikeFields(text: string): boolean {
  return /[{}=]/.test(text) && /[\p{L}\p{N}]/u.test(text);
}

/**
 * The entries of a BibTeX file, no more than one in memory at a time. What stands between them is a comment, unless it
 * looks like a part of an entry: then it is given as stray text.
 *
 * @throws SourceError when an entry does not end.
 */
export async function* bibtexEntries(lines: AsyncIterable<Line>): AsyncGenerator<BibtexEntry> {
  let text = '';
  let firstLine = 0;
  let closing = '}';
  let depth = 0;
  let stray: BibtexEntry | undefined;
  let isComment = true;
  const pass = (passed: string, line: number): void => {
    if (passed.trim() === '' || /^\s*%/.test(passed)) return;
    stray ??= { text: passed.trim().slice(0, 60), firstLine: line, lastLine: line, isStray: true };
    stray.lastLine = line;
    if (isLikeFields(passed)) isComment = false;
  };
  function* strayText(): Generator<BibtexEntry> {
    if (stray && !isComment) yield stray;
    stray = undefined;
    isComment = true;
  }
  for await (const line of lines) {
    let rest = firstLine === 0 ? line.text : `\n${line.text}`;
    while (rest !== '') {
      if (firstLine === 0) {
        const found = BEGINNING.exec(rest);
        if (!found || /^\s*%/.test(rest)) {
          pass(rest, line.number);
          break;
        }
        pass(rest.slice(0, found.index), line.number);
        yield* strayText();
        firstLine = line.number;
        closing = found[1] === '(' ? ')' : '}';
        depth = 0;
        text = rest.slice(found.index, found.index + found[0].length);
        rest = rest.slice(found.index + found[0].length);
      }
      const end = endOf(rest, closing, depth);
      text += rest.slice(0, end.at);
      depth = end.depth;
      if (text.length > MAX_ENTRY)
        throw new SourceError(firstLine, `an entry of more than ${MAX_ENTRY} characters`);
      rest = end.at < 0 ? '' : rest.slice(end.at);
      if (!end.isOver) break;
      yield { text, firstLine, lastLine: line.number, isStray: false };
      firstLine = 0;
    }
  }
  if (firstLine > 0) throw new SourceError(firstLine, 'the file breaks off: this entry does not end');
  yield* strayText();
}

/** Where an entry ends in a text, behind its last bracket; the depth of braces in it where it goes on. */
function endOf(
  text: string,
  closing: string,
  before: number,
): { at: number; depth: number; isOver: boolean } {
  let depth = before;
  for (const found of text.matchAll(BRACKETS)) {
    const [sign] = found;
    if (depth === 0 && sign === closing) return { at: found.index + 1, depth, isOver: true };
    if (sign === '{') depth += 1;
    else if (sign === '}' && depth > 0) depth -= 1;
  }
  return { at: text.length, depth, isOver: false };
}
