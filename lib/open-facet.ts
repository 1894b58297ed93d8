import { type FacetKey, isFacetKey } from '#lib/facets.ts';
import { type Params, type QueryProblem, readOne } from '#lib/params.ts';

/** The only reader of the parameter that `/papers` has beside its state's: the facet that shows all of its values. */
export function parseOpenFacet(params: Params): { open: FacetKey | undefined; problems: QueryProblem[] } {
  const problems: QueryProblem[] = [];
  const open = readOne(params, 'open', (text) => (isFacetKey(text) ? text : undefined), problems);
  return { open, problems };
}
