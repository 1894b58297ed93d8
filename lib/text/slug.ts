import { greekName } from '#lib/text/greek.ts';
import { plainWords } from '#lib/text/plain-words.ts';

const LONGEST = 80;

/**
 * The title in lower-case ASCII words joined by hyphens, at most 80 characters and cut between words (a first
 * word that is longer is cut itself). Diacritics and apostrophes are dropped, Greek letters spelled out,
 * other scripts left out; '' when nothing is left.
 */
export function slugify(title: string): string {
  const slug = plainWords(title)
    .replace(/\p{Script=Greek}/gu, (letter) => greekName(letter) ?? letter)
    .replace(/×/g, 'x')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return shortened(slug);
}

/**
 * A slug for a name in any script: that of its Latin and Greek letters and its digits, where it has none the code
 * points of its letters (`王伟` is `u738b-u4f1f`); '' for a name without a letter or digit.
 */
export function nameSlug(name: string): string {
  const letters = plainWords(name).match(/[\p{L}\p{N}]/gu) ?? [];
  return (
    slugify(name) || shortened(letters.map((letter) => `u${letter.codePointAt(0)?.toString(16)}`).join('-'))
  );
}

/** The slug of an organisation: its own where the source gives one, else that of its name; '' where neither gives one. */
export function organisationSlug({ slug, name }: { slug: string; name: string }): string {
  return slugify(slug) || nameSlug(name);
}

function shortened(slug: string): string {
  if (slug.length <= LONGEST) return slug;
  const cut = slug.lastIndexOf('-', LONGEST);
  return slug.slice(0, cut > 0 ? cut : LONGEST);
}
