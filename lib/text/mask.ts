import { delimitedMath } from '#lib/text/delimited-math.ts';
import { findLinks } from '#lib/text/links.ts';

/*
 * A masked piece is a mark of private-use characters: U+E000, its number in the digits U+E010–U+E019, and
 * U+E001 for math or U+E002 for an address. `printable` drops these characters from what comes in, so that
 * no source can forge a mark.
 */
const DIGITS = 0xe010;

/** Behind the mark of an address. */
export const AFTER_LINK = '\ue002';

/** A text in which math and addresses stand as marks that no rule for prose can touch. */
export type Masked = { text: string; pieces: readonly string[] };

function mark(index: number, end: string): string {
  const digits = [...String(index)].map((digit) => String.fromCharCode(DIGITS + Number(digit)));
  return `\ue000${digits.join('')}${end}`;
}

/**
 * Puts marks in the place of math and addresses. `inline` may give the text that a formula is to be replaced
 * with instead (its source with delimiters is the argument); undefined keeps it.
 */
export function mask(text: string, inline: (tex: string) => string | undefined): Masked {
  const math = delimitedMath(text).map((span) => ({ ...span, after: '\ue001' }));
  const links = findLinks(text).map((link) => ({ ...link, after: AFTER_LINK, tex: undefined }));
  const spans = [...math, ...links].sort((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let out = '';
  let at = 0;
  for (const span of spans) {
    if (span.start < at) continue;
    const plain = span.tex === undefined ? undefined : inline(span.tex);
    out += text.slice(at, span.start);
    if (plain === undefined) {
      out += mark(pieces.length, span.after);
      pieces.push(text.slice(span.start, span.end));
    } else out += plain;
    at = span.end;
  }
  return { text: out + text.slice(at), pieces };
}

/** The text with every mark replaced by its piece. */
export function unmask(text: string, pieces: readonly string[]): string {
  if (pieces.length === 0) return text;
  return text.replace(/\ue000([\ue010-\ue019]+)[\ue001\ue002]/g, (_, digits: string) => {
    const index = [...digits].map((digit) => digit.charCodeAt(0) - DIGITS).join('');
    return pieces[Number(index)] ?? '';
  });
}
