import type { Database } from '#db/open.ts';
import { relatedTo } from '#db/queries/related-to.ts';
import { countOf } from '#lib/wording.ts';
import { UsageError } from '#scripts/command.ts';
import { noteIds, openCollection } from '#scripts/eval/beir-folder.ts';
import { withCollection } from '#scripts/eval/collection-database.ts';
import { papersWith, plainSearch, plainWords } from '#scripts/eval/plain-bm25.ts';
import { type Evaluation, evaluation } from '#scripts/eval/ranked-queries.ts';

/** Words of a document that plain BM25 searches for: the rarest say what it is about, the others cost time. */
const MOST_WORDS = 60;

/**
 * Ranks the papers related to the documents that ask, beside plain BM25 with the document's own words. Queries without
 * `source_doc` are left out and told on standard error; one whose document the corpus lacks finds nothing.
 *
 * @param folder see scripts/eval/beir-folder.ts
 * @throws UsageError naming file and line for what cannot be used, and where no document asks.
 */
export async function evaluateRelated(folder: string): Promise<Evaluation> {
  const collection = await openCollection(folder);
  const asking = collection.queries.filter(({ sourceDoc }) => sourceDoc !== undefined);
  const others = collection.queries.filter(({ sourceDoc }) => sourceDoc === undefined);
  if (asking.length === 0)
    throw new UsageError(`${folder}: no query with a relevant document has a source_doc.`);
  noteIds(
    others.map(({ id }) => id),
    (count) => `${folder}: ${countOf(count, 'query', 'queries')} without a source_doc, left out`,
  );
  return withCollection({ ...collection, queries: asking }, async (made) => {
    const paperOf = ({ sourceDoc = '' }: { sourceDoc?: string }) => made.paperOf(sourceDoc);
    const rarest = rarestWords(made.db);
    return evaluation(asking, made, {
      own: async (query, limit) => {
        const paper = paperOf(query);
        const related = paper === undefined ? [] : await relatedTo(made.db, paper, limit);
        return related.map(({ id }) => id);
      },
      plain: async (query, limit) => {
        const paper = paperOf(query);
        return paper === undefined ? [] : plainSearch(made.db, rarest(paper), limit);
      },
    });
  });
}

/** The words of a paper that the fewest papers have; of equals the one that it has first. */
function rarestWords(db: Database): (paper: number) => string[] {
  const text = db.$client
    .prepare<[number], string>(`select title || ' ' || abstract from papers where id = ?`)
    .pluck();
  const counts = new Map<string, number>();
  const countOfWord = (word: string) => {
    const count = counts.get(word) ?? papersWith(db, word);
    counts.set(word, count);
    return count;
  };
  return (paper) =>
    plainWords(text.get(paper) ?? '')
      .map((word) => ({ word, count: countOfWord(word) }))
      .sort((a, b) => a.count - b.count)
      .slice(0, MOST_WORDS)
      .map(({ word }) => word);
}
