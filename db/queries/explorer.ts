import type { Database } from '#db/open.ts';
import { facetCounts } from '#db/queries/facet-counts.ts';
import { holdings } from '#db/queries/holdings.ts';
import { knownValues } from '#db/queries/known-values.ts';
import { countPapers, listPapers, PAGE_SIZE } from '#db/queries/list-papers.ts';
import { searchHits } from '#db/queries/search-hits.ts';
import { type SearchNotes, searchNotes } from '#db/queries/search-notes.ts';
import { topicIndex } from '#db/queries/topic-index.ts';
import { type WayOut, waysOut } from '#db/queries/ways-out.ts';
import { yearTotals } from '#db/queries/year-totals.ts';
import { isSearchable } from '#db/search.ts';
import { onPage, papersHref } from '#lib/hrefs.ts';
import type { Labels } from '#lib/labels.ts';
import { type PaperQuery, parsePaperQuery } from '#lib/paper-query.ts';
import { existingPage, type Params, type QueryProblem } from '#lib/params.ts';

/** Near misses shown below an empty result. */
const NEAR = 3;

/** What an address asks for: the state, the number of its papers, and what could not be had. */
export type AskedState = {
  query: PaperQuery;
  total: number;
  problems: QueryProblem[];
  labels: Labels;
  /** How its words were understood. */
  notes: SearchNotes | undefined;
  /** Whether it was asked for in other words than those of its address: facets in the search, names, the year form. */
  reworded: boolean;
};

/** The state that an address asks for, checked against what there is. */
export async function askedState(db: Database, params: Params): Promise<AskedState> {
  const parsed = parsePaperQuery(params);
  const known = await knownValues(db, parsed.query);
  const total = await countPapers(db, known.query);
  const { page, problems } = existingPage(known.query.page, total, PAGE_SIZE);
  return {
    query: onPage(known.query, page),
    total,
    labels: known.labels,
    notes: await searchNotes(db, known.query, total),
    reworded: parsed.reworded || papersHref(known.query) !== papersHref(parsed.query),
    problems: [...parsed.problems, ...known.problems, ...problems],
  };
}

/** Everything that the explorer shows of a state. */
export async function explorerPage(db: Database, { query, total, problems, labels, notes }: AskedState) {
  const { cards, first } = await listPapers(db, query, { total });
  const [facets, families, allYears, held, hits, empty] = await Promise.all([
    facetCounts(db, query, total),
    topicIndex(db),
    yearTotals(db),
    holdings(db),
    searchHits(db, query.q, idsOf(cards)),
    total === 0 ? emptyState(db, query) : undefined,
  ]);
  return {
    query,
    total,
    problems,
    labels,
    notes,
    cards,
    first,
    facets,
    families,
    allYears,
    hits,
    empty,
    papers: held.papers,
    hasUpvotes: held.hasUpvotes,
  };
}

/** What the explorer's components are given. */
export type ExplorerPage = Awaited<ReturnType<typeof explorerPage>>;

async function emptyState(db: Database, query: PaperQuery) {
  const ways = await waysOut(db, query);
  const having = ways.filter(({ count }) => count > 0);
  // Without all of its words a search is another one: papers without one of them are nearer.
  const closest: WayOut | undefined =
    ways.length > 1 ? (having.find(({ kind }) => kind !== 'text') ?? having[0]) : undefined;
  const searchable = query.q === '' || isSearchable(query.q);
  if (!closest) return { ways, near: undefined, searchable };
  const { cards } = await listPapers(db, closest.query, { total: closest.count, size: NEAR });
  return {
    ways,
    near: { way: closest, cards, hits: await searchHits(db, closest.query.q, idsOf(cards)) },
    searchable,
  };
}

function idsOf(cards: readonly { id: number }[]): number[] {
  return cards.map(({ id }) => id);
}
