import type { Database } from '#db/open.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { holdings } from '#db/queries/holdings.ts';
import { knownValues } from '#db/queries/known-values.ts';
import { countPapers, listPapers } from '#db/queries/list-papers.ts';
import { searchHits } from '#db/queries/search-hits.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { type WayOut, waysOut } from '#db/queries/ways-out.ts';
import { yearTotals } from '#db/queries/year-totals.ts';
import { ftsExpression } from '#db/search.ts';
import type { Labels } from '#lib/heading.ts';
import { onPage } from '#lib/hrefs.ts';
import { type PaperQuery, type Params, parsePaperQuery, type QueryProblem } from '#lib/paper-query.ts';

/** Near misses shown below an empty result. */
const NEAR = 3;

/** What an address asks for: the state, the number of its papers, and what could not be had. */
export type AskedState = { query: PaperQuery; total: number; problems: QueryProblem[]; labels: Labels };

/** The state that an address asks for, checked against what there is. */
export async function askedState(db: Database, params: Params): Promise<AskedState> {
  const parsed = parsePaperQuery(params);
  const { query, problems, labels } = await knownValues(db, parsed.query);
  return { query, total: await countPapers(db, query), problems: [...parsed.problems, ...problems], labels };
}

/** Everything that the explorer shows of a state. */
export async function explorerPage(db: Database, { query: asked, total, problems, labels }: AskedState) {
  const list = await listPapers(db, asked, total);
  // A page past the last one shows the first: a shared link outlives the number of pages.
  const beyond = total > 0 && list.cards.length === 0;
  const query = beyond ? onPage(asked, 1) : asked;
  const { cards, first } = beyond ? await listPapers(db, query, total) : list;
  const missing = beyond ? [`There is no page ${asked.page}; this is the first.`] : [];
  const [facets, families, allYears, held, hits] = await Promise.all([
    facetCounts(db, query, total),
    topicIndex(db),
    yearTotals(db),
    holdings(db),
    searchHits(db, query.q, idsOf(cards)),
  ]);
  return {
    ...{ query, total, labels, cards, first, facets, families, allYears, hits },
    problems: [...problems, ...missing],
    papers: held.papers,
    empty: total === 0 ? await emptyState(db, query) : undefined,
  };
}

async function emptyState(db: Database, query: PaperQuery) {
  const ways = await waysOut(db, query);
  const closest: WayOut | undefined = ways.length > 1 ? ways.find(({ count }) => count > 0) : undefined;
  const searchable = query.q === '' || ftsExpression(query.q) !== undefined;
  if (!closest) return { ways, near: undefined, searchable };
  const { cards } = await listPapers(db, closest.query, closest.count, NEAR);
  return {
    ways,
    near: { way: closest, cards, hits: await searchHits(db, closest.query.q, idsOf(cards)) },
    searchable,
  };
}

function idsOf(cards: readonly { id: number }[]): number[] {
  return cards.map(({ id }) => id);
}
