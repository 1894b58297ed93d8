import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fontCharacters } from '#lib/metadata/font-characters.ts';

/** A font for next/og, with the code points that it has. */
export type CardFont = {
  name: string;
  data: Buffer<ArrayBuffer>;
  weight: 400 | 500;
  style: 'normal';
  has: Set<number>;
};

type Face = { file: string; weight: CardFont['weight'] };

/** Static faces of the site's two families; letters that Newsreader lacks come from Noto Serif. */
const SANS: Face[] = [
  { file: 'public-sans-latin-400', weight: 400 },
  { file: 'public-sans-latin-ext-400', weight: 400 },
];
const SERIF: Face[] = [
  { file: 'newsreader-latin-500', weight: 500 },
  { file: 'newsreader-latin-ext-500', weight: 500 },
  { file: 'noto-serif-greek-500', weight: 500 },
  { file: 'noto-serif-greek-ext-500', weight: 500 },
  { file: 'noto-serif-cyrillic-500', weight: 500 },
  { file: 'noto-serif-math-500', weight: 500 },
];

/** Forty times the size of the others, so that it is read for titles that need it alone. */
const EAST_ASIAN: Face = { file: 'noto-serif-sc-chinese-500', weight: 500 };

const read = new Map<string, CardFont>();

function font({ file, weight }: Face): CardFont {
  const known = read.get(file);
  if (known) return known;
  const data = readFileSync(join(process.cwd(), 'app', 'card-fonts', `${file}.woff`));
  const made: CardFont = { name: file, data, weight, style: 'normal', has: fontCharacters(data) };
  read.set(file, made);
  return made;
}

/** The faces that a card of these words needs, each family in the order in which its glyphs are looked for. */
export function cardFonts(words: string): { serif: CardFont[]; sans: CardFont[] } {
  const isEastAsian = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(words);
  const serif = (isEastAsian ? [...SERIF, EAST_ASIAN] : SERIF).map(font);
  // A topic of a taxonomy of one's own may have any letters too.
  return { serif, sans: [...SANS.map(font), ...serif] };
}
