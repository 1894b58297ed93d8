import { askedSearch } from '#db/queries/asked-search.ts';
import { selectIds } from '#db/queries/list-papers.ts';
import { isFiltered } from '#lib/paper-query.ts';
import { USUAL_LIMIT } from '#lib/search/limit.ts';
import { countOf } from '#lib/wording.ts';
import { noteIds, openCollection } from '#scripts/eval/beir-folder.ts';
import { withCollection } from '#scripts/eval/collection-database.ts';
import { plainSearch, plainWords } from '#scripts/eval/plain-bm25.ts';
import { type Evaluation, evaluation } from '#scripts/eval/ranked-queries.ts';

/**
 * Searches a collection's corpus for its queries, beside plain BM25. A query is taken as if it had been typed into the
 * search box, so that its quotes, colons and minus signs mean what they mean there; of which queries something was left
 * out or cut is told on standard error.
 *
 * @param folder see scripts/eval/beir-folder.ts
 * @throws UsageError naming file and line for what cannot be used.
 */
export async function evaluateSearch(folder: string): Promise<Evaluation> {
  const collection = await openCollection(folder);
  return withCollection(collection, async (made) => {
    const reworded: string[] = [];
    const report = await evaluation(collection.queries, made, {
      own: async ({ id, text = '' }, limit) => {
        // As a program asks, so that the time is that of an ordinary search; the rest of the ranking is known by then.
        const { query, problems } = await askedSearch(made.db, { q: text }, USUAL_LIMIT);
        if (problems.length > 0) reworded.push(id);
        // A page shows everything where nothing was typed; here nothing was asked.
        return isFiltered(query) ? selectIds(made.db, query, limit, 0) : [];
      },
      plain: async ({ text = '' }, limit) => plainSearch(made.db, plainWords(text), limit),
    });
    noteIds(
      reworded,
      (count) =>
        `${folder}: ${countOf(count, 'query was', 'queries were')} not searched for as a whole, since the search box would cut it or leave out a filter`,
    );
    return report;
  });
}
