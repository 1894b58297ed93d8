import type { Database } from '#db/open.ts';
import { type AskedState, askedState, explorerPage } from '#db/queries/explorer.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { holdings } from '#db/queries/holdings.ts';
import { mapPage } from '#db/queries/map-page.ts';
import { trends } from '#db/queries/trends.ts';
import { parseMapQuery } from '#lib/map/map-query.ts';
import type { Params } from '#lib/params.ts';
import { parseTrendsQuery } from '#lib/trends-query.ts';

/** The explorer: the state that an address asks for, and what it shows unless another address is led to. */
export async function explorerShown(db: Database, params: Params) {
  const asked = await askedState(db, params);
  return { asked, state: leadsOn(asked, []) ? undefined : await explorerPage(db, asked) };
}

/** The page of trends, likewise. Its papers have no order and no pages. */
export async function trendsShown(db: Database, params: Params) {
  const asked = await askedState(db, unordered(params));
  if (leadsOn(asked, parseTrendsQuery(params).problems)) return { asked, state: undefined };
  return { asked, state: { seen: await trends(db, asked.query), held: await holdings(db) } };
}

/** The map, likewise. Its papers have no order and no pages. */
export async function mapShown(db: Database, params: Params) {
  const asked = await askedState(db, unordered(params));
  const { paper, problems } = parseMapQuery(params);
  if (leadsOn(asked, problems)) return { asked, state: undefined };
  const seen = await mapPage(db, asked.query, paper);
  const facets = await facetCounts(db, asked.query, asked.total);
  return { asked, state: { seen, held: await holdings(db), facets } };
}

/**
 * Whether the address of a state is another one than was asked for: facets named in the search and the two fields of
 * the year form become values of it. Where there is something to tell, the page stays to tell it.
 */
function leadsOn({ reworded, problems }: AskedState, own: readonly unknown[]): boolean {
  return reworded && problems.length + own.length === 0;
}

function unordered({ page: _, sort: __, ...state }: Params): Params {
  return state;
}
