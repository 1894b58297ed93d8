import type { Database } from '#db/open.ts';
import { countPapers } from '#db/queries/list-papers.ts';
import { FACET_KEYS, type FacetKey, UNDATED } from '#lib/facets.ts';
import { clauseText } from '#lib/heading.ts';
import { included, withArea, withText, withValues } from '#lib/hrefs.ts';
import type { PaperQuery } from '#lib/paper-query.ts';
import { clausesText, parseSearch } from '#lib/search/query-language.ts';

/** A way out of an empty result: the state with one filter less, and how many papers it has. */
export type WayOut = {
  kind: 'text' | 'clause' | 'undated' | 'excluded' | 'area' | FacetKey;
  values: string[];
  query: PaperQuery;
  count: number;
};

/** Of a search of more clauses than this no single one is offered to be left out. */
const MOST_CLAUSES = 8;

/** For each filter of a state, and each clause of its search, the papers without it, most papers first. */
export async function waysOut(db: Database, query: PaperQuery): Promise<WayOut[]> {
  const ways: Omit<WayOut, 'count'>[] = [];
  if (query.q !== '') ways.push({ kind: 'text', values: [query.q], query: withText(query, '') });
  const { clauses } = parseSearch(query.q);
  if (clauses.length > 1 && clauses.length <= MOST_CLAUSES) {
    for (const clause of clauses) {
      const rest = clausesText(clauses.filter((other) => other !== clause));
      ways.push({ kind: 'clause', values: [clauseText(clause)], query: withText(query, rest) });
    }
  }
  for (const key of FACET_KEYS) {
    const values = [...query.chosen[key]];
    if (values.length > 0) ways.push({ kind: key, values, query: withValues(query, key, []) });
  }
  if (query.chosen.year.length > 0 && !query.chosen.year.includes(UNDATED)) {
    ways.push({
      kind: 'undated',
      values: [],
      query: withValues(query, 'year', [...query.chosen.year, UNDATED]),
    });
  }
  for (const { facet, value } of query.not)
    ways.push({ kind: 'excluded', values: [facet, value], query: included(query, facet, value) });
  if (query.area.length > 0) ways.push({ kind: 'area', values: [], query: withArea(query, []) });
  const counted = await Promise.all(
    ways.map(async (way) => ({ ...way, count: await countPapers(db, way.query) })),
  );
  return counted.sort((a, b) => b.count - a.count);
}
