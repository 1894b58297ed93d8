import { cache } from 'react';
import { database } from '#db/client.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { holdings } from '#db/queries/holdings.ts';
import { knownValues } from '#db/queries/known-values.ts';
import { countPapers, listPapers } from '#db/queries/list-papers.ts';
import { searchHits } from '#db/queries/search-hits.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { type WayOut, waysOut } from '#db/queries/ways-out.ts';
import { yearTotals } from '#db/queries/year-totals.ts';
import { ftsExpression } from '#db/search.ts';
import { onPage } from '#lib/hrefs.ts';
import { type PaperQuery, type Params, parsePaperQuery } from '#lib/paper-query.ts';

/** Near misses shown below an empty result. */
const NEAR = 3;

/** The state that an address asks for, checked against what there is. Once a request: title and page share it. */
export const askedState = cache(async (params: string) => {
  const db = await database();
  const parsed = parsePaperQuery(JSON.parse(params) as Params);
  const { query, problems, labels } = await knownValues(db, parsed.query);
  const total = await countPapers(db, query);
  return { db, query, total, problems: [...parsed.problems, ...problems], labels };
});

/** Everything that the explorer shows of a state. */
export async function explorerState(params: string) {
  const { db, query: asked, total, problems, labels } = await askedState(params);
  const list = await listPapers(db, asked);
  // A page past the last one shows the first: a shared link outlives the number of pages.
  const beyond = total > 0 && list.cards.length === 0;
  const query = beyond ? onPage(asked, 1) : asked;
  const { cards, first } = beyond ? await listPapers(db, query) : list;
  if (beyond) problems.push(`There is no page ${asked.page}; this is the first.`);
  const [facets, families, allYears, held, hits] = await Promise.all([
    facetCounts(db, query, total),
    topicIndex(db),
    yearTotals(db),
    holdings(db),
    searchHits(
      db,
      query.q,
      cards.map(({ id }) => id),
    ),
  ]);
  const empty = total === 0 ? await emptyState(query) : undefined;
  return {
    query,
    total,
    problems,
    labels,
    cards,
    first,
    facets,
    families,
    allYears,
    papers: held.papers,
    hits,
    empty,
  };
}

async function emptyState(query: PaperQuery) {
  const db = await database();
  const ways = await waysOut(db, query);
  const closest: WayOut | undefined = ways.length > 1 ? ways.find(({ count }) => count > 0) : undefined;
  const searchable = query.q === '' || ftsExpression(query.q) !== undefined;
  if (!closest) return { ways, near: undefined, searchable };
  const { cards } = await listPapers(db, closest.query, NEAR);
  const hits = await searchHits(
    db,
    closest.query.q,
    cards.map(({ id }) => id),
  );
  return { ways, near: { way: closest, cards, hits }, searchable };
}
