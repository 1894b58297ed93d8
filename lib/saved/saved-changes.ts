import { normalTags, type SavedEntry } from '#lib/saved/saved-entry.ts';

/** A list of saved papers in the order in which they came to it, no two with one slug. */
export type SavedList = readonly SavedEntry[];

/** The list without these papers. */
export function without(list: SavedList, slugs: readonly string[]): SavedList {
  const gone = new Set(slugs);
  return list.filter(({ slug }) => !gone.has(slug));
}

/** The list with one entry changed; as it is where it has no such entry. */
export function withChanged(
  list: SavedList,
  slug: string,
  change: (entry: SavedEntry) => SavedEntry,
): SavedList {
  return list.map((entry) => (entry.slug === slug ? change(entry) : entry));
}

/**
 * Both lists in one: the first in its order, then what only the second has. Of a paper in both, the tags are those of
 * both, the note is the longer one where it holds the other, else both, the times are the earlier ones, and facts are
 * the first list's where it knows them. Merging the same list again changes nothing.
 */
export function merged(mine: SavedList, theirs: SavedList): SavedList {
  const bySlug = new Map(mine.map((entry) => [entry.slug, entry]));
  for (const entry of theirs) {
    const held = bySlug.get(entry.slug);
    bySlug.set(entry.slug, held ? mergedEntry(held, entry) : entry);
  }
  return [...bySlug.values()];
}

function mergedEntry(mine: SavedEntry, theirs: SavedEntry): SavedEntry {
  const note = mergedNote(mine.note, theirs.note);
  const readAt = earlier(mine.readAt, theirs.readAt);
  return {
    ...theirs,
    ...mine,
    savedAt: earlier(mine.savedAt, theirs.savedAt) ?? mine.savedAt,
    tags: normalTags([...mine.tags, ...theirs.tags]),
    ...(note !== undefined && { note }),
    ...(readAt !== undefined && { readAt }),
  };
}

function mergedNote(mine = '', theirs = ''): string | undefined {
  if (mine.includes(theirs)) return mine || undefined;
  return theirs.includes(mine) ? theirs : `${mine}\n\n${theirs}`;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}
