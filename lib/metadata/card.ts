import { segmentText } from '#lib/text/segments.ts';
import { texSymbol } from '#lib/text/tex-symbols.ts';

/** The size of a card in pixels, which is what services that unfold links ask for (1.91 : 1). */
export const CARD = { width: 1200, height: 630 } as const;

/** More than a card has room for at its smallest size, in UTF-16 units. */
const LONGEST = 400;

/** What leaves no gap when it is left out: emoji, and marks and joiners that only change the sign before them. */
const LEFT_OUT = /\p{Extended_Pictographic}|\p{Emoji_Component}|[\p{M}\p{Cf}\p{Cc}]/u;

/** Signs that next/og would draw as pictures from the network even where a font has them. */
const PICTURE = /\p{Emoji_Presentation}|\p{Variation_Selector}|\p{Cf}|\u20e3/u;

/**
 * A cleaned text as a card of a link can print it: formulas as the signs in them, without emoji, and with `…` in the
 * place of letters and signs that no font at hand has.
 *
 * @param has whether a font has a glyph for a code point
 */
export function cardText(text: string, has: (codePoint: number) => boolean): string {
  const plain = segmentText(text)
    .map((part) => (part.kind === 'math' ? formulaSigns(part.tex) : text.slice(part.start, part.end)))
    .join('')
    .normalize('NFC');
  const printed = [...plain].map((sign) => {
    if (/\s/.test(sign)) return ' ';
    if (has(sign.codePointAt(0) ?? 0) && !PICTURE.test(sign)) return sign;
    return LEFT_OUT.test(sign) ? '' : '…';
  });
  return printed
    .join('')
    .replace(/…(?:[\s…]*…)+/g, '…')
    .replace(/ +(?=[ ,.;:?])|^ +| +$/g, '');
}

/** The signs of a formula without what sets them: `\mathcal{O}(n^2)` → `O(n2)`, `\alpha` → `α`. */
function formulaSigns(tex: string): string {
  return tex
    .replace(/\\(?:math[a-z]+|text[a-z]*|operatorname|left|right|boldsymbol|bm)(?![a-zA-Z])/g, '')
    .replace(/\\([a-zA-Z]+)/g, (_, name: string) => texSymbol(name) ?? name)
    .replace(/[\\${}^_]/g, '');
}

/** Sizes of a title in pixels, of which the largest that fits is taken, and the height of its lines in ems. */
const SIZES = [92, 80, 70, 62, 54, 48] as const;
const SMALLEST = 48;
export const LINE_HEIGHT = 1.12;

/**
 * A title in the largest size in which it fits into a box; one too long for the smallest is cut, behind a word where
 * there is one, and ends in `…`.
 *
 * @param box in pixels
 */
export function fitTitle(
  title: string,
  box: { width: number; height: number },
): { text: string; size: number } {
  const fits = (text: string, size: number) =>
    lines(text, box.width / size) * size * LINE_HEIGHT <= box.height;
  const size = SIZES.find((one) => fits(title, one));
  if (size !== undefined) return { text: title, size };
  const signs = [...title.slice(0, LONGEST)];
  let kept = signs.length;
  while (kept > 0 && !fits(`${signs.slice(0, kept).join('')}…`, SMALLEST)) kept--;
  const cut = signs.slice(0, kept).join('');
  const text = cut.replace(/\s\S*$/, '').replace(/[\s,.;:–—-]+$/, '') || cut;
  return { text: `${text}…`, size: SMALLEST };
}

/** As many of the first labels as one line of the foot has room for, which is about sixty letters. */
export function fittingLabels(labels: readonly string[]): string {
  const fitting = labels.filter((_, index) => labels.slice(0, index + 1).join(', ').length <= 60);
  return fitting.join(', ');
}

/** About how many lines a text takes, on the safe side, in a column of so many ems: words are broken where they must be. */
function lines(text: string, ems: number): number {
  let count = 1;
  let used = 0;
  for (const word of text.split(/(?<=\s)|(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}])/u)) {
    const width = [...word].reduce((sum, sign) => sum + widthOf(sign), 0);
    if (used > 0 && used + width > ems) {
      count++;
      used = 0;
    }
    count += Math.floor(width / ems);
    used += width % ems;
  }
  return count;
}

/** Of a letter, in ems. */
function widthOf(sign: string): number {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(sign)) return 1;
  if (/\s/.test(sign)) return 0.25;
  return /\p{Lu}/u.test(sign) ? 0.7 : 0.5;
}
