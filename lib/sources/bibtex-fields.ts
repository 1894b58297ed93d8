/** The type of an entry (`article`), and its fields by their names in small letters, as they stand in TeX. */
export type BibtexFields = { type: string; fields: Map<string, string> };

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** In UTF-16 units. Abbreviations are put into values again and again: a few lines of them could fill all memory. */
const LONGEST_VALUE = 4 * 1024 * 1024;
const LONGEST_ABBREVIATION = 2000;
const MOST_ABBREVIATIONS = 10_000;
const HEAD = /^@\s*([a-z]+)\s*[{(]\s*/i;
const KEY = /[^,\s={}"]*\s*,\s*/y;
const NAME = /\s*(?:,\s*)?([^\s=,{}"#()]+)\s*=\s*/y;
const WORD = /[^\s,#={}"()]+/y;
const JOINT = /\s*#\s*/y;

/**
 * Reads one entry: `@article{key, title = {…}, month = jun, note = "a" # b}`. `@string` puts its abbreviations into
 * `strings`; it and `@comment` and `@preamble` have no fields.
 *
 * @returns the entry, undefined for one that is none, or why it cannot be read.
 */
export function bibtexFields(text: string, strings: Map<string, string>): BibtexFields | undefined | string {
  const head = HEAD.exec(text);
  const type = head?.[1]?.toLowerCase() ?? '';
  if (type === 'comment' || type === 'preamble') return undefined;
  let at = head?.[0].length ?? 0;
  if (type !== 'string') {
    KEY.lastIndex = at;
    // An entry may do without its key.
    at += KEY.exec(text)?.[0].length ?? 0;
  }
  const fields = new Map<string, string>();
  for (;;) {
    NAME.lastIndex = at;
    const name = NAME.exec(text);
    if (!name) break;
    const value = valueAt(text, NAME.lastIndex, strings);
    const key = (name[1] ?? '').toLowerCase();
    if (!value) return `${key}: no value that can be read`;
    if (type === 'string') {
      if (value.text.length > LONGEST_ABBREVIATION)
        return `${key}: an abbreviation for more than ${LONGEST_ABBREVIATION} characters`;
      if (strings.size >= MOST_ABBREVIATIONS)
        return `${key}: the library has more than ${MOST_ABBREVIATIONS} abbreviations`;
      strings.set(key, value.text);
    } else fields.set(key, value.text);
    at = value.end;
  }
  if (!/^\s*(?:,\s*)?[)}]$/.test(text.slice(at))) return `“${text.slice(at, at + 40).trim()}” is no field`;
  return type === 'string' ? undefined : { type, fields };
}

/** A value at an offset: pieces in braces or quotes, numbers and abbreviations, joined by `#`. */
function valueAt(
  text: string,
  from: number,
  strings: ReadonlyMap<string, string>,
): { text: string; end: number } | undefined {
  let at = from;
  let value = '';
  for (;;) {
    const sign = text.charAt(at);
    if (sign === '{' || sign === '"') {
      const end = endOfPiece(text, at);
      if (end === undefined) return undefined;
      value += text.slice(at + 1, end);
      at = end + 1;
    } else {
      WORD.lastIndex = at;
      const word = WORD.exec(text)?.[0];
      if (word === undefined) return undefined;
      const month = MONTHS.indexOf(word.toLowerCase()) + 1;
      value += strings.get(word.toLowerCase()) ?? (month > 0 ? String(month) : word);
      at += word.length;
    }
    if (value.length > LONGEST_VALUE) return undefined;
    JOINT.lastIndex = at;
    const joint = JOINT.exec(text);
    if (!joint) return { text: value.replace(/\s+/g, ' ').trim(), end: at };
    at += joint[0].length;
  }
}

/** The offset of the brace or quote that closes the one at `from`; within quotes braces have to close too. */
function endOfPiece(text: string, from: number): number | undefined {
  const isQuoted = text.charAt(from) === '"';
  let depth = 0;
  for (let at = from + 1; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '\\') at += 1;
    else if (sign === '{') depth += 1;
    else if (depth === 0 && sign === (isQuoted ? '"' : '}')) return at;
    else if (sign === '}') depth -= 1;
  }
  return undefined;
}
