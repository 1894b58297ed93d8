/** A name as CSL has it: in its parts, or whole where it has none. */
export type CslName =
  | { family: string; given: string; 'non-dropping-particle'?: string; suffix?: string }
  | { literal: string };

/** What stands in lists of authors and names nobody. */
const NOBODY = /^(?:and )?(?:et al|others|anonymous|unknown|n\/a|various authors)\.?$/i;
const ET_AL = /(?<![,\s])[,\s]+(?:et al\.?|and others)$/i;
const GROUP =
  /\b(?:team|group|collaboration|consortium|project|lab|labs|laboratory|university|institute|research|ai|community|authors)$/i;
const PARTICLE =
  /^(?:van|von|der|den|de|del|della|di|da|dos|das|du|la|le|ter|ten|zu|zur|af|av|bin|ibn|al|el)$/;
const SUFFIX = /^(?:Jr|Sr)\.?$|^(?:II|III|IV)$/;

/** The names of a list that name someone, in its order. */
export function knownNames(names: readonly string[]): string[] {
  return names
    .map((name) => name.trim().replace(ET_AL, ''))
    .filter((name) => name !== '' && !NOBODY.test(name));
}

/**
 * So many names stand on a page, in its tags, and in a feed; files of citations and the paper as JSON have all of them.
 * Only the reports of large collaborations have more.
 */
export const MOST_NAMES = 500;

/**
 * A printed name in its parts: the last word is the family name, with what stands before it in lower case (`van der`)
 * as its particle; `Family, Given` is taken at its word. A single word, a group, and a name in a script that writes
 * the family name first are left whole.
 */
export function cslName(name: string): CslName {
  const [family = '', given, ...more] = name.split(',').map((part) => part.trim());
  if (given !== undefined && more.length === 0 && family !== '' && given !== '' && !SUFFIX.test(given))
    return { family, given };
  const words = name.replace(/,(?=\s)/g, '').split(/\s+/);
  const suffix = words.length > 2 && SUFFIX.test(words.at(-1) ?? '') ? words.pop() : undefined;
  const last = words.pop() ?? '';
  if (words.length === 0 || more.length > 0 || GROUP.test(name) || !/^\p{Script=Latin}/u.test(last))
    return { literal: name };
  const particles: string[] = [];
  while (words.length > 1 && PARTICLE.test(words.at(-1) ?? '')) particles.unshift(words.pop() ?? '');
  return {
    family: last,
    given: words.join(' '),
    ...(particles.length > 0 && { 'non-dropping-particle': particles.join(' ') }),
    ...(suffix !== undefined && { suffix }),
  };
}

/** A name as it is spoken: `Gijs van Dijck`, `Robert Downey Jr.` */
export function spokenName(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name.given, familyOf(name), name.suffix].filter(Boolean).join(' ');
}

/** What a name is sorted and cited by, its particle before it. */
export function familyOf(name: CslName): string {
  if ('literal' in name) return name.literal;
  return [name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
}
