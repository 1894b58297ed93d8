/** Where math stands: `start` and `end` are UTF-16 offsets with the delimiters, `tex` is what is between them. */
export type MathSpan = { start: number; end: number; tex: string };

/** Longer than any formula of an abstract; what is longer has lost its closing delimiter. */
const LONGEST = 600;

const FUNCTIONS = new Set(
  'log ln exp sin cos tan max min sup inf arg argmax argmin lim poly polylog deg det dim tr rank sign mod sqrt'.split(
    ' ',
  ),
);
const TEXT_ARGUMENT = /\\(?:text[a-z]*|mbox|hbox|mathrm|mathsf|operatorname)\s*\{[^{}]*\}/g;
const TEX_SIGN = /[\\^_{}=<>≤≥∈]/;
const PROSE_WORD =
  /(?:^|\s)(?:and|or|the|to|of|with|for|is|are|was|from|than|vs\.?|per|at|by|on|which)(?:\s|$)/;

/** Whether a formula's source, its commands and text arguments aside, reads as a piece of a sentence. */
function isProse(content: string): boolean {
  const rest = content.replace(TEXT_ARGUMENT, ' . ').replace(/\\[a-zA-Z]+/g, ' . ');
  if (PROSE_WORD.test(rest)) return true;
  let before = false;
  for (const word of rest.split(/\s+/)) {
    const plain = /^[A-Za-z]{2,}[,.;:]?$/.test(word) && !FUNCTIONS.has(word.toLowerCase());
    if (plain && before) return true;
    before = plain;
  }
  return false;
}

/**
 * Whether what stands between two dollar signs is math, not the text between two prices or between the end of
 * one formula and the beginning of the next. `next` is the character behind the second sign.
 */
function isMath(content: string, next: string): boolean {
  if (content.length === 0 || content.length > LONGEST || !/[\p{L}\p{N}\\]/u.test(content)) return false;
  const tex = TEX_SIGN.test(content);
  if (!tex && (/^\s|\s$/.test(content) || /\d/.test(next))) return false;
  if (/^\d/.test(content) && /\s$/.test(content) && !/[\\^_]/.test(content)) return false;
  return !isProse(content);
}

/** The offset of `mark` at or behind `from`; one search forward serves all questions, so a text costs one pass. */
function finder(text: string, mark: string): (from: number) => number {
  let at = -2;
  return (from) => {
    if (at !== -1 && at < from) at = text.indexOf(mark, from);
    return at;
  };
}

/**
 * Math between `$…$`, `$$…$$`, `\(…\)` or `\[…\]`, in order and without overlaps, in one pass. A dollar sign
 * of a price (`$500`, `$1.5M and $2M`) and an escaped one (`\$`) open nothing.
 */
export function delimitedMath(text: string): MathSpan[] {
  const spans: MathSpan[] = [];
  const closers = { '(': finder(text, '\\)'), '[': finder(text, '\\]') };
  const mark = /\\[\s\S]|\$/g;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const start = found.index;
    const end =
      found[0] === '$'
        ? dollarEnd(text, start)
        : found[0] === '\\(' || found[0] === '\\['
          ? bracketEnd(text, start, closers[found[0] === '\\(' ? '(' : '['](start + 2))
          : undefined;
    if (end === undefined) continue;
    const width = found[0] === '$' && text[start + 1] !== '$' ? 1 : 2;
    spans.push({ start, end, tex: text.slice(start + width, end - width).trim() });
    mark.lastIndex = end;
  }
  return spans;
}

function bracketEnd(text: string, start: number, close: number): number | undefined {
  if (close < 0 || close - start > LONGEST) return undefined;
  const content = text.slice(start + 2, close);
  return content.trim() === '' || content.includes('$') ? undefined : close + 2;
}

function dollarEnd(text: string, start: number): number | undefined {
  const display = text[start + 1] === '$';
  const from = start + (display ? 2 : 1);
  const close = nextDollar(text, from);
  if (close < 0 || (display && text[close + 1] !== '$')) return undefined;
  const end = close + (display ? 2 : 1);
  return isMath(text.slice(from, close), text.charAt(end)) ? end : undefined;
}

/** The next dollar sign that no backslash escapes, no further away than a formula is long; else -1. */
function nextDollar(text: string, from: number): number {
  for (let at = from; at <= from + LONGEST && at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '$') return at;
  }
  return -1;
}
