/** Properties that results are counted and filtered by: one entry here, one in db/columns/members.ts and one in db/columns/facet-ids.ts. */
export const FACETS = {
  topic: { label: 'Topic', plural: 'topics' },
  year: { label: 'Year', plural: 'years' },
  org: { label: 'Organisation', plural: 'organisations' },
  venue: { label: 'Venue', plural: 'venues' },
  author: { label: 'Author', plural: 'authors' },
  category: { label: 'arXiv category', plural: 'categories' },
  source: { label: 'Source', plural: 'sources' },
  has: { label: 'Has', plural: 'properties' },
} as const;

export type FacetKey = keyof typeof FACETS;

/** All facets, in the order of the page and of the address. */
export const FACET_KEYS = [
  'topic',
  'year',
  'org',
  'venue',
  'author',
  'category',
  'source',
  'has',
] as const satisfies readonly FacetKey[];

/** What a paper can have, with the words for it: as a value, and in "papers … with code". */
export const HAS = {
  code: { label: 'Link to code', phrase: 'with code' },
  date: { label: 'Date', phrase: 'with a date' },
  authors: { label: 'Author names', phrase: 'with author names' },
  discussion: { label: 'Comments', phrase: 'with comments' },
} as const;

export type HasValue = keyof typeof HAS;
export const HAS_VALUES = ['code', 'date', 'authors', 'discussion'] as const satisfies readonly HasValue[];

/** The year facet's value for papers without a date. */
export const UNDATED = 'undated';

/** A value of a facet as the page shows it; `after` is the number of papers once its link was followed. */
export type FacetValue = {
  value: string;
  label: string;
  /** Papers with this value under all other filters, whatever is chosen in this facet. */
  count: number;
  after: number;
  state: 'free' | 'chosen' | 'excluded';
};

/** A facet's values in the order in which they are shown. */
export type FacetCounts = { key: FacetKey; values: FacetValue[]; more: number };

export function isFacetKey(text: string): text is FacetKey {
  return Object.hasOwn(FACETS, text);
}
