import { type FacetKey, HAS, type HasValue, UNDATED } from '#lib/facets.ts';

/**
 * What the values that a state names are called, by `facet:value`, in the order in which the facet shows them (topics as
 * the taxonomy has them). Plain data, which goes from thread to thread.
 */
export type Labels = ReadonlyMap<string, string>;

/** The key of a value among labels. */
export function labelKey(facet: FacetKey, value: string): string {
  return `${facet}:${value}`;
}

/** What a value is called; itself where nobody has said. */
export function labelOf(labels: Labels, facet: FacetKey, value: string): string {
  return labels.get(labelKey(facet, value)) ?? closedLabel(facet, value) ?? value;
}

/** Values of a facet in the order of the labels. */
export function inOrder(labels: Labels, facet: FacetKey, values: readonly string[]): string[] {
  const places = [...labels.keys()];
  const place = (value: string) => places.indexOf(labelKey(facet, value));
  return values.toSorted((a, b) => place(a) - place(b));
}

/** Of the facets whose values are no rows of a table. */
function closedLabel(facet: FacetKey, value: string): string | undefined {
  if (facet === 'has') return Object.hasOwn(HAS, value) ? HAS[value as HasValue].label : undefined; // just checked
  return facet === 'year' && value === UNDATED ? 'No date given' : undefined;
}
