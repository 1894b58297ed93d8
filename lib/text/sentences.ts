import { opensSentence } from '#lib/text/sentence-openers.ts';

const STOP = /(?<![.!?…])[.!?…]+["”’')\]]*(?= )|[。！？]["”’）」]*/gu;
/** Never the last word of a sentence. */
const BEFORE_A_NAME =
  /(?:^|[\s(["“])(?:e\.g|i\.e|vs|cf|viz|Figs?|Eqs?|Secs?|Tab|Refs?|Alg|Thm|No|Nos|Dr|Mr|Mrs|Ms|Prof|St|resp|approx|ca|pp)\.$/;
/** May be the last word: then a word that opens sentences follows. */
const MAYBE_LAST = /(?:^|[\s(["“])(?:et al|al|etc|Inc|Ltd|w\.r\.t|a\.k\.a|Ph\.D|(?:\p{L}\.)*\p{L})\.$/u;
const LIST_NUMBER = /(?:^|[.:;!?]\s|\d\.\s)\(?\d{1,2}\.$/;
const NEXT = /^ ?["“‘'([]*(?:\p{Lu}[\p{L}’'-]*|[\p{N}\p{Lo}$\\]|[\p{Ll}]+[\p{Lu}\p{N}])/u;

function endsSentence(text: string, stop: string, at: number): boolean {
  if (!stop.startsWith('.') || stop.startsWith('..')) return NEXT.test(text.slice(at, at + 40));
  const before = text.slice(Math.max(0, at - stop.length - 20), at - stop.length + 1);
  const next = NEXT.exec(text.slice(at, at + 40))?.[0];
  if (next === undefined || BEFORE_A_NAME.test(before) || LIST_NUMBER.test(before)) return false;
  return !MAYBE_LAST.test(before) || opensSentence(next.replace(/^[^\p{L}]+/u, ''));
}

/**
 * The UTF-16 offsets at which the sentences of a cleaned text begin, the first being 0; none for an empty
 * text. The full stops of `e.g.`, `et al.`, `Fig.`, `U.S.`, initials, numbers and list numbers end nothing.
 */
export function sentenceStarts(text: string): number[] {
  if (text === '') return [];
  const starts = [0];
  for (const match of text.matchAll(STOP)) {
    const end = match.index + match[0].length;
    const next = text[end] === ' ' ? end + 1 : end;
    if (next < text.length && (/^[。！？]/.test(match[0]) || endsSentence(text, match[0], end)))
      starts.push(next);
  }
  return starts;
}

/**
 * A passage of at most `length` UTF-16 units from the beginning of the sentence that holds offset `at` to the
 * last word boundary that fits; a first word that does not fit is cut. Offsets outside are brought inside.
 */
export function passage(text: string, at: number, length: number): { start: number; end: number } {
  const start = sentenceStarts(text).findLast((from) => from <= at) ?? 0;
  const limit = start + Math.max(0, Math.floor(length));
  if (limit >= text.length) return { start, end: text.length };
  const space = text.lastIndexOf(' ', limit);
  if (space > start) return { start, end: space };
  const split = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) && limit > start;
  return { start, end: split ? limit - 1 : limit };
}

/** Cutting off fewer words than this saves nothing. */
const WORTH_CUTTING = 5;
const CLAUSE = /[,;:–—] /g;

/**
 * A passage that shows what stands at `at`: it starts as `passage` does, or, where the sentence is longer than `lead`
 * UTF-16 units before `at`, behind the first clause mark within them, else at the first word. Where that would save
 * fewer than five words the sentence stays whole.
 */
export function passageAround(
  text: string,
  at: number,
  length: number,
  lead: number,
): { start: number; end: number } {
  const whole = passage(text, at, length);
  if (at - whole.start <= lead) return whole;
  const start = cutBefore(text, whole.start, Math.min(at, text.length), lead);
  if (text.slice(whole.start, start).split(' ').length <= WORTH_CUTTING) return whole;
  return { start, end: passage(text.slice(start), 0, length).end + start };
}

/** Where a passage begins that cannot begin with its sentence: between `at - lead` and `at`. */
function cutBefore(text: string, from: number, at: number, lead: number): number {
  const earliest = Math.max(from, at - lead);
  for (const { index } of text.slice(earliest, at).matchAll(CLAUSE)) {
    const start = earliest + index + 2;
    if (start <= at && text.slice(from, start).split(' ').length > WORTH_CUTTING) return start;
  }
  const space = text.indexOf(' ', earliest);
  return space === -1 || space >= at ? at : space + 1;
}

/** Whether a passage ends with a sentence, so that no dots need to say that it goes on. */
export function endsWithStop(passage: string): boolean {
  return /[.!?…。！？]["”’」）)\]]*$/u.test(passage);
}
