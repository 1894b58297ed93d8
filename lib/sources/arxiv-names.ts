import { texName } from '#lib/sources/tex-name.ts';

/** The names of a printed list of arXiv's: `Ana Lima (MIT), Bo Ek, Jr. and C. Doe`. Where they work is left out. */
export function namesIn(authors: string | null | undefined): string[] {
  let text = authors ?? '';
  // Brackets may stand in one another.
  for (let before = ''; before !== text; ) {
    before = text;
    text = text.replace(/\([^()]*\)/g, ' ');
  }
  return text
    .split(/,(?!\s*(?:Jr|Sr|I{2,3}|IV)\b)|;|\s+and\s+|\s*(?<!\\)&\s+/)
    .map((name) => texName(name.replaceAll(',', ' ')))
    .filter((name) => name !== '');
}
