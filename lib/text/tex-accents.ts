const COMBINING: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
};

/**
 * `\'e`, `\'{e}`, `{\'e}`, `\"{\i}`, `\c{c}`, `\v{s}`. A sign needs no braces when a letter that takes it
 * follows; a letter command does, since `\c` and `\b` without them are macros of the author's.
 */
const ACCENT =
  /(\{?)\\(?:([`'"^~=.])(?:\{\\?([A-Za-z])\}|\\([ij])(?![A-Za-z])|([A-Za-z]))|([uvHcdbrk])\{\\?([A-Za-z])\})(\}?)/y;

const TAKES: Readonly<Record<string, RegExp>> = {
  '`': /[aeiou]/i,
  "'": /[aceilnorsuyz]/i,
  '^': /[aceghijosuwy]/i,
  '~': /[anou]/i,
  '=': /[aeiou]/i,
  '.': /[cegz]/i,
  '"': /[aeiouy]/i,
};

/** The letter that an accent at this offset makes, and the offset behind it; undefined when there is none. */
export function accentAt(text: string, at: number): { letter: string; end: number } | undefined {
  ACCENT.lastIndex = at;
  const found = ACCENT.exec(text);
  if (!found) return undefined;
  const [whole, open, sign, braced, dotless, bare, command, argument, close] = found;
  const letter = braced ?? dotless ?? bare ?? argument;
  const accent = COMBINING[sign ?? command ?? ''];
  if (letter === undefined || accent === undefined) return undefined;
  if (bare !== undefined && sign !== undefined) {
    if (!TAKES[sign]?.test(bare)) return undefined;
    // `it\'s`, `don\'t`: an apostrophe that some other format escaped.
    if (sign === "'" && /^(?:s|re|ve|ll)(?![A-Za-z])/.test(text.slice(at + 2, at + 6))) return undefined;
  }
  if (open === '{' && close !== '}') return undefined;
  const composed = (letter + accent).normalize('NFC');
  return { letter: composed, end: at + whole.length - (open === '' && close === '}' ? 1 : 0) };
}
