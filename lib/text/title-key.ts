import { greekName } from '#lib/text/greek.ts';
import { plainWords } from '#lib/text/plain-words.ts';

/**
 * The identity of a title across sources: NFKC, case-folded, without TeX, diacritics and punctuation, white
 * space collapsed. Hyphens and spaces are one (`multi-task`, `multi task`), their absence is not
 * (`multitask`). A lone Greek letter is its name, since sources write `$\alpha$`, `α` and `alpha`; `+` and the
 * sharp of `C#` stay, since they tell names apart; letters of every script stay. Never empty for a title with
 * a visible character: one of signs only is its own key.
 */
export function titleKey(title: string): string {
  const words = plainWords(title);
  const key = PLAIN.test(words) ? words.replace(/[^a-z0-9+]+/g, ' ').trim() : keyOf(words);
  if (/[\p{L}\p{N}]/u.test(key)) return key;
  return title.normalize('NFKC').toLowerCase().trim() || title;
}

/** Most titles hold no character that one of the rules of `keyOf` singles out. */
const PLAIN = /^[a-z0-9 ,.;:()"/%!?+-]*$/;

function keyOf(words: string): string {
  return words
    .replace(
      /(?<!\p{Script=Greek})\p{Script=Greek}(?!\p{Script=Greek})/gu,
      (letter) => greekName(letter) ?? letter,
    )
    .replace(/×/g, 'x')
    .replace(/(?<![\p{L}\p{N}])#|#(?=[\p{L}\p{N}])|[^\p{L}\p{M}\p{N}+#]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
