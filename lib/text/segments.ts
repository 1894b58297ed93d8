import { findBareMath } from '#lib/text/bare-math.ts';
import { delimitedMath } from '#lib/text/delimited-math.ts';
import { findLinks } from '#lib/text/links.ts';

/** A stretch of a text, in UTF-16 offsets; `tex` is without delimiters, `url` an absolute http(s) address. */
export type Segment = { start: number; end: number } & (
  | { kind: 'text' }
  | { kind: 'math'; tex: string }
  | { kind: 'link'; url: string }
);

/**
 * A cleaned text as consecutive stretches of text, math and links that cover it exactly: the slices from
 * `start` to `end`, put together, are the text. No stretch is empty. What is doubtful is text.
 */
export function segmentText(text: string): Segment[] {
  const found: Segment[] = [
    ...findLinks(text).map(({ start, end, url }): Segment => ({ start, end, kind: 'link', url })),
    ...delimitedMath(text).map(({ start, end, tex }): Segment => ({ start, end, kind: 'math', tex })),
    ...findBareMath(text).map(({ start, end, tex }): Segment => ({ start, end, kind: 'math', tex })),
  ];
  // Of two that overlap, the one that begins first holds the other (a script in a formula, `x_1` in an address).
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const segments: Segment[] = [];
  let at = 0;
  for (const segment of found) {
    if (segment.start < at) continue;
    if (segment.start > at) segments.push({ start: at, end: segment.start, kind: 'text' });
    segments.push(segment);
    at = segment.end;
  }
  if (at < text.length) segments.push({ start: at, end: text.length, kind: 'text' });
  return segments;
}
