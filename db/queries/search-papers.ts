import { sql } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { countPapers, selectIds } from '#db/queries/list-papers.ts';
import { searchHits } from '#db/queries/search-hits.ts';
import type { PaperQuery } from '#lib/paper-query.ts';

/**
 * A paper that a search has found; `score` is the higher the better, `why` names the fields with the words that it was
 * found by, as they are written there: `title: Multi-Vector, retrieval`.
 */
export type FoundPaper = { id: number; slug: string; title: string; score: number; why: string[] };

/**
 * The papers of a state that has words to search for, in the order in which the site shows them. Where a state has
 * none, the papers are those that its filters leave, with a score of 0 and nothing to explain.
 */
export async function searchPapers(
  db: Database,
  query: PaperQuery,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<{ total: number; results: FoundPaper[] }> {
  const total = await countPapers(db, query);
  const ids = offset < total ? selectIds(db, query, limit, offset) : [];
  if (ids.length === 0) return { total, results: [] };
  const hits = await searchHits(db, query.q, ids);
  const papers = db.all<{ id: number; slug: string; title: string; abstract: string }>(
    sql`select id, slug, title_text as title, abstract_text as abstract from papers where id in ${ids}`,
  );
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const results = ids.flatMap((id) => {
    const paper = byId.get(id);
    if (!paper) return [];
    const { slug, title } = paper;
    const why = (['title', 'abstract'] as const).flatMap((field) => {
      const words = (hits.get(id)?.[field] ?? []).map(({ start, end }) => paper[field].slice(start, end));
      return words.length === 0 ? [] : [`${field}: ${distinctWords(words).join(', ')}`];
    });
    return [{ id, slug, title, score: hits.get(id)?.why.score ?? 0, why }];
  });
  return { total, results };
}

/** Each word once, in the spelling that comes first. */
function distinctWords(words: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const word of words) if (!byKey.has(word.toLowerCase())) byKey.set(word.toLowerCase(), word);
  return [...byKey.values()];
}
