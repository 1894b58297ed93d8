/** Windows-1252 at 0x80–0x9F (WHATWG Encoding, index windows-1252); a space where the index has no printable one. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

const LIGATURES: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
};

/**
 * Unprintable characters: controls (but not white space), soft hyphen, zero-width characters, bidi marks,
 * embeddings, overrides and isolates, tags, interlinear annotation, lone surrogates, noncharacters, and the
 * first 32 private-use characters, which `mask.ts` needs for itself.
 */
const UNPRINTABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is what this is for
  /[\u0000-\u0008\u000e-\u001f\u007f\u00ad]|\u034f|[\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ue000-\ue01f]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** Marks above, below and around a letter that are more than any script sets on one: what is left of a tower of them. */
const TOWER = /([\p{Mn}\p{Me}]{6})[\p{Mn}\p{Me}]+/gu;

const hasC1 = /[\u0080-\u009f]/;

/**
 * Mends text that was decoded with the wrong table, in the three shapes that cannot be anything else because
 * C1 controls do not occur in prose: UTF-8 punctuation read as Latin-1 (`â\x80\x99`), Greek letters read so
 * (`Ï\x87`), and Windows-1252 read as Latin-1 (`Amazon\x92s`).
 */
function mendDecoding(text: string): string {
  if (!hasC1.test(text)) return text;
  return text
    .replace(/â\u0080([\u0080-\u00bf])/g, (_, last: string) =>
      String.fromCharCode(0x2000 + last.charCodeAt(0) - 0x80),
    )
    .replace(/([ÎÏ])([\u0080-\u009f])/g, (_, first: string, last: string) =>
      String.fromCharCode(((first.charCodeAt(0) & 0x1f) << 6) | (last.charCodeAt(0) & 0x3f)),
    )
    .replace(/\u0085/g, ' ')
    .replace(/[\u0080-\u009f]/g, (c) => WINDOWS_1252.charAt(c.charCodeAt(0) - 0x80));
}

/**
 * What nearly every text is free of: any but the characters of Latin and Greek prose, its punctuation and arrows and
 * operators, all of them composed and printable, and spaces that are doubled or at an end.
 */
const UNSETTLED = /[^ -~¡-¬®-ſΑ-ΡΣ-Ωα-ω\u2010-\u2027\u2030-\u205e←-⋿]| {2}|^ | $/;

/** The same text, its white space too, without what cannot be seen: controls, zero-width and bidi characters. */
export function visible(text: string): string {
  return text.replace(UNPRINTABLE, '').replace(/[\u0080-\u009f]/g, ' ');
}

/**
 * The same text in printable characters only: decoding slips mended, control, zero-width and bidi characters
 * gone, Latin ligatures (`ﬁ`) as letters, composed (NFC), no more than six marks on a letter, every run of white space
 * one space, trimmed.
 */
export function printable(text: string): string {
  if (!UNSETTLED.test(text)) return text;
  return mendDecoding(text)
    .replace(UNPRINTABLE, '')
    .replace(/[ﬀ-ﬆ]/g, (c) => LIGATURES[c] ?? c)
    .normalize('NFC')
    .replace(TOWER, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
