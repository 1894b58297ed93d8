/** Orders of results: one entry here and, but for those that depend on what is asked, one in db/columns/orders.ts. */
export const SORTS = {
  relevance: { label: 'Best match' },
  strength: { label: 'Main topic first' },
  newest: { label: 'Newest' },
  trending: { label: 'Trending' },
  discussed: { label: 'Discussed' },
  title: { label: 'Title' },
} as const;

export type Sort = keyof typeof SORTS;
export const SORT_KEYS = [
  'relevance',
  'strength',
  'newest',
  'trending',
  'discussed',
  'title',
] as const satisfies readonly Sort[];

export function isSort(text: string): text is Sort {
  return Object.hasOwn(SORTS, text);
}
