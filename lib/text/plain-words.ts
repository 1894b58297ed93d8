import { cleanText } from '#lib/text/clean.ts';
import { texSymbol } from '#lib/text/tex-symbols.ts';

const STROKED: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/**
 * A title in lower-case plain characters, for keys and slugs: cleaned, compatibility forms and case folded
 * (NFKC; ß as ss), formulas as the letters in them (`$\mathcal{O}(n^2)$` → `o(n2)`, `\alpha` → `α`), Latin and
 * Greek letters without diacritics, apostrophes gone. Other scripts keep their marks, which are letters there.
 */
export function plainWords(title: string): string {
  const text = cleanText(title);
  // Nothing below touches these but that capitals become small.
  if (/^[A-Za-z0-9 ,.;:()"/%!?+-]*$/.test(text)) return text.toLowerCase();
  return text
    .replace(/\\(?:math[a-z]+|text[a-z]*|operatorname|left|right|boldsymbol|bm)(?![a-z])/g, '')
    .replace(/\\([A-Za-z]+)/g, (_, name: string) => texSymbol(name) ?? name)
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])[\u0300-\u036f]+/gu, '$1')
    .normalize('NFC')
    .replace(/[øłđðħıæœþ]/g, (letter) => STROKED[letter] ?? letter)
    .replace(/[\\${}^_'’‘ʼ´`]/g, '');
}
