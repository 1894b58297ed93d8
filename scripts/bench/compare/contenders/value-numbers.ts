import type { FacetKey } from '#lib/facets.ts';
import { facetNumber } from '#scripts/bench/compare/papers.ts';

/** Numbers from 1 for the values of facets, given out as they come. */
export function valueNumbers() {
  const byText = new Map<string, { id: number; facet: number; value: string }>();
  return {
    of: (key: FacetKey, value: string): number => {
      const text = `${key} ${value}`;
      const known = byText.get(text) ?? { id: byText.size + 1, facet: facetNumber(key), value };
      byText.set(text, known);
      return known.id;
    },
    all: () => byText.values(),
  };
}
