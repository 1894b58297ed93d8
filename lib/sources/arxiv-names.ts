import { texName } from '#lib/sources/tex-name.ts';

/** Brackets within brackets, so many times, are no place where somebody works. */
const DEEPEST = 20;

/** The names of a printed list of arXiv's: `Ana Lima (MIT), Bo Ek, Jr. and C. Doe`. Where they work is left out. */
export function namesIn(authors: string | null | undefined): string[] {
  let text = authors ?? '';
  // Brackets may stand in one another.
  for (let before = '', depth = 0; before !== text && depth < DEEPEST; depth++) {
    before = text;
    text = text.replace(/\([^()]*\)/g, ' ');
  }
  return text
    .replace(/\s+/g, ' ')
    .split(/,(?! ?(?:Jr|Sr|I{2,3}|IV)\b)|;| and | ?(?<!\\)& /)
    .map((name) => texName(name.replaceAll(',', ' ')))
    .filter((name) => name !== '');
}
