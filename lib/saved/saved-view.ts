import type { SavedList } from '#lib/saved/saved-changes.ts';
import type { SavedEntry } from '#lib/saved/saved-entry.ts';

export const SAVED_SORTS = { newest: 'Newest saved', title: 'Title', unread: 'Unread first' } as const;
export type SavedSort = keyof typeof SAVED_SORTS;
export const SAVED_SORT_KEYS = ['newest', 'title', 'unread'] as const satisfies readonly SavedSort[];

/**
 * What of a reader's own list is shown. It is in the address's fragment, which no browser sends: tags are the reader's
 * own words.
 */
export type SavedView = { tag: string | undefined; unread: boolean; sort: SavedSort; page: number };

/** What a fragment asks for: a view of the reader's list, or a list that somebody shares (lib/saved/share-link.ts). */
export type SavedAddress = { view: SavedView; problems: string[]; shared: string | undefined };

export const WHOLE_LIST: SavedView = { tag: undefined, unread: false, sort: 'newest', page: 1 };
export const SAVED_PAGE_SIZE = 50;

/** Reads a fragment, with or without its `#`; what cannot be had falls back and is named in `problems`. */
export function readSavedAddress(fragment: string): SavedAddress {
  const params = new URLSearchParams(fragment.replace(/^#/, ''));
  const problems: string[] = [];
  const [tag, sort, show, page] = ['tag', 'sort', 'show', 'page'].map((key) => params.get(key) || undefined);
  if (sort !== undefined && !isSavedSort(sort)) problems.push(`“${sort}” is no order here; it was left out.`);
  if (show !== undefined && show !== 'unread') problems.push(`“${show}” is no filter here; it was left out.`);
  const number = /^[1-9]\d{0,5}$/.test(page ?? '1') ? Number(page ?? 1) : undefined;
  if (number === undefined) problems.push(`“${page}” is no page number here; it was left out.`);
  return {
    view: {
      tag,
      unread: show === 'unread',
      sort: sort !== undefined && isSavedSort(sort) ? sort : WHOLE_LIST.sort,
      page: number ?? 1,
    },
    problems,
    shared: params.get('list') ?? undefined,
  };
}

/** The fragment of a view, defaults left out. The whole list has one too, so that a link to it loads nothing. */
export function savedViewHref({ tag, unread, sort, page }: SavedView): string {
  const params = new URLSearchParams();
  if (tag !== undefined) params.set('tag', tag);
  if (unread) params.set('show', 'unread');
  if (sort !== WHOLE_LIST.sort) params.set('sort', sort);
  if (page > 1) params.set('page', String(page));
  return `#${params.size === 0 ? 'all' : params}`;
}

/** The entries of a view, whatever its page, in its order. */
export function arranged(list: SavedList, { tag, unread, sort }: SavedView): SavedEntry[] {
  const shown = newestFirst(list).filter(
    (entry) => (tag === undefined || entry.tags.includes(tag)) && (!unread || entry.readAt === undefined),
  );
  if (sort === 'title') return shown.sort((a, b) => a.title.localeCompare(b.title, 'en'));
  if (sort === 'unread') return shown.sort((a, b) => Number(!!a.readAt) - Number(!!b.readAt));
  return shown;
}

/** The list by the time of saving; papers saved at one time are in the order in which they came. */
export function newestFirst(list: SavedList): SavedEntry[] {
  return list.toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : 0));
}

/** Every tag of a list with the number of papers that have it, in alphabetical order. */
export function tagCounts(list: SavedList): [tag: string, count: number][] {
  const counts = new Map<string, number>();
  for (const tag of list.flatMap(({ tags }) => tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b, 'en'));
}

function isSavedSort(text: string): text is SavedSort {
  return Object.hasOwn(SAVED_SORTS, text);
}
