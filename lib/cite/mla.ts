import type { CslItem } from '#lib/cite/csl.ts';
import { type CslName, familyOf, spokenName } from '#lib/cite/names.ts';
import { addressOf, sentences } from '#lib/cite/reference.ts';

/** Months as lists of works cited abbreviate them (appendix 1). */
const MONTHS = [
  ...['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June'],
  ...['July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'],
];

/**
 * A paper as an entry of a list of works cited in the style of the MLA (MLA Handbook, 9th edition, chapter 5), in plain
 * text, on one line: author, title, then the container's name, date and location between commas. What is unknown is
 * left out, so that a work without authors begins with its title. A preprint's container is arXiv.
 */
export function mlaReference(item: CslItem): string {
  const container = [item['container-title'] ?? item.publisher, dateOf(item), addressOf(item)]
    .filter((part) => part !== undefined)
    .join(', ');
  return sentences([item.author && authorsOf(item.author), quoted(item.title), container || undefined]);
}

/** One name is inverted, a second one is not, and of three or more only the first is named. */
function authorsOf([first, second, ...others]: readonly CslName[]): string | undefined {
  if (!first) return undefined;
  if (others.length > 0) return `${inverted(first)}, et al.`;
  return second ? `${inverted(first)}, and ${spokenName(second)}` : inverted(first);
}

/** Particles stay before the family name, since the language that decides about them is not known. */
function inverted(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [familyOf(name), name.given, name.suffix].filter(Boolean).join(', ');
}

/** In quotation marks, the full stop within them, those of the title made single. */
function quoted(title: string): string {
  const inner = title.replace(/[“"]([^“”"]*)[”"]/g, '‘$1’');
  return `“${inner.replace(/(?<![.?!]’?)(’?)$/, '.$1')}”`;
}

/** `14 Oct. 2025`. A paper in proceedings or a journal is dated by the year: its day is that of another printing. */
function dateOf(item: CslItem): string | undefined {
  const [year, month, day] = item.issued?.['date-parts'][0] ?? [];
  if (year === undefined) return undefined;
  if (item['container-title'] !== undefined) return String(year);
  return [day, month && MONTHS[month - 1], year].filter((part) => part !== undefined).join(' ');
}
