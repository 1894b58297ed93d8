import type { CslItem } from '#lib/cite/csl.ts';
import { type CslName, familyOf } from '#lib/cite/names.ts';
import { addressOf, sentences } from '#lib/cite/reference.ts';

/** Of so many authors and more, the first nineteen and the last are named (section 9.8). */
const MANY = 21;

/**
 * A paper as an entry of a bibliography in the style of the APA (Publication Manual, 7th edition, chapters 9 and 10),
 * in plain text, on one line. A work without authors begins with its title, one without a date has `n.d.`; a paper in
 * proceedings or a journal is dated by the year alone. Written here, not by citation-js, whose style processor takes
 * half a second for its first entry and some milliseconds for each one after; the tests hold it to that processor's
 * entries.
 */
export function apaReference(item: CslItem): string {
  const [year] = item.issued?.['date-parts'][0] ?? [];
  const date = `(${year ?? 'n.d.'}).`;
  const number = item.number === undefined ? '' : ` (${item.number})`;
  const title = `${item.title}${number}`;
  return sentences(
    [
      ...(item.author ? [authorsOf(item.author), date, title] : [title, date]),
      item['container-title'] ?? item.publisher,
    ],
    addressOf(item),
  );
}

function authorsOf(authors: readonly CslName[]): string {
  const names = authors.map(inverted);
  const last = names.at(-1) ?? '';
  if (names.length === 1) return last;
  if (names.length >= MANY) return `${names.slice(0, MANY - 2).join(', ')}, … ${last}`;
  return `${names.slice(0, -1).join(', ')}, & ${last}`;
}

/** `van Dijck, G. J., Jr.` (9.8). */
function inverted(name: CslName): string {
  if ('literal' in name) return name.literal;
  const initials = name.given.split(/[\s.]+/).flatMap((word) => initialsOf(word) || []);
  return [familyOf(name), initials.join(' '), name.suffix].filter(Boolean).join(', ');
}

/** `Chun-Liang` → `C.-L.`; a second half in lower case (`Wen-tau`) has no initial of its own (9.8). */
function initialsOf(word: string): string {
  return word
    .split(/[-‐]/)
    .flatMap((half, index) => (index > 0 && /^\p{Ll}/u.test(half) ? [] : (/\p{L}/u.exec(half)?.[0] ?? [])))
    .map((letter) => `${letter.toUpperCase()}.`)
    .join('-');
}
